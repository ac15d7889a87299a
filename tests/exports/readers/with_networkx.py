#!/usr/bin/env python3
"""Reads a GraphML file with networkx and prints nodes, edges, weights."""
import sys

try:
    import networkx
except ImportError:
    print("python3-networkx is not installed")
    sys.exit(77)

graph = networkx.read_graphml(sys.argv[1], force_multigraph=True)
assert graph.is_directed()
for _, data in graph.nodes(data=True):
    assert data["label"] and data["kind"] in ("actor", "issue"), data
edges = [data for _, _, data in graph.edges(data=True)]
for data in edges:
    assert data["sign"] in (-1, 1) and data["weight"] > 0, data
    assert len(data["evidence_ids"].split("; ")) == data["n_positions"], data
print(len(graph), len(edges), f"{sum(e['weight'] for e in edges):g}",
      f"{sum(e['signed_weight'] for e in edges):g}")
