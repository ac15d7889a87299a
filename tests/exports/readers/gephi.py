#!/usr/bin/env python3
"""Reads a GraphML file by the rules of Gephi's importer and prints nodes, edges, weights.

Stops with what Gephi would report: a warning, an error, a lost column, a dropped or merged element.
"""
import sys
import xml.etree.ElementTree as ElementTree

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
# Gephi knows more types, but Gephi Lite casts only these, and only in this spelling.
TYPES = {"boolean": ("true", "false").__contains__, "int": int, "long": int, "double": float,
         "string": str}
# Taken as visual properties instead of columns.
RESERVED = {"node": {"label", "nodelabel", "x", "y", "z", "xpos", "ypos", "zpos", "size", "r", "g",
                     "b", "color"},
            "edge": {"label", "edgelabel", "weight", "Edge Weight", "r", "g", "b", "color"}}
MEANT = {"node": {"label", "color"}, "edge": {"label", "weight", "color"}}


def demand(condition, message):
    if not condition:
        sys.exit(f"Gephi would object: {message}")


def read_keys(root):
    keys = {}
    for key in root.iter(SPACE + "key"):
        where, name = key.get("for"), key.get("attr.name")
        demand(where in RESERVED, f"key {key.get('id')} is for {where}")
        demand(key.get("attr.type") in TYPES, f"type {key.get('attr.type')} of {name}")
        demand(key.get("id") not in keys, f"key {key.get('id')} is declared twice")
        demand(name and name == name.strip(), f"key {key.get('id')} has no clean name")
        for known in (k for k in keys.values() if k[0] == where):
            demand(known[1].lower() != name.lower(), f"two columns {name}")
        for word in {key.get("id"), name} & RESERVED[where]:
            demand(word in MEANT[where], f"column {word} is a visual property")
        demand(not len(key), f"key {name} has a default")
        keys[key.get("id")] = (where, name, TYPES[key.get("attr.type")])
    return keys


def read_values(element, where, keys):
    values = {}
    for data in element:
        demand(data.tag == SPACE + "data", f"element {data.tag} in {where}")
        key = keys.get(data.get("key"))
        demand(key and key[0] == where, f"data {data.get('key')} of {where} has no key")
        demand(key[1] not in values, f"{key[1]} twice on {element.get('id')}")
        demand(key[2](data.text or "") is not False, f"{key[1]} = {data.text}")
        values[key[1]] = data.text or ""
    return values


def main():
    root = ElementTree.parse(sys.argv[1]).getroot()
    keys = read_keys(root)
    graphs = list(root.iter(SPACE + "graph"))
    demand(len(graphs) == 1 and graphs[0].get("edgedefault") == "directed", "not one directed graph")
    nodes, edges, weight, signed = set(), set(), 0.0, 0.0
    for element in graphs[0]:
        name = element.get("id")
        demand(name and not any(c.isspace() for c in name), f"id {name!r}")
        if element.tag == SPACE + "node":
            demand(not edges, f"node {name} comes after an edge")
            demand(name not in nodes, f"node {name} twice")
            nodes.add(name)
            demand(read_values(element, "node", keys).get("label"), f"node {name} has no label")
            continue
        demand(element.tag == SPACE + "edge", f"element {element.tag}")
        demand(name not in edges, f"edge {name} twice")
        edges.add(name)
        demand(element.get("directed") is None, f"edge {name} has a direction of its own")
        demand({element.get("source"), element.get("target")} <= nodes, f"edge {name} hangs loose")
        values = read_values(element, "edge", keys)
        demand(float(values["weight"]) > 0, f"weight {values['weight']} of {name}")
        demand(abs(float(values["signed_weight"])) == float(values["weight"]), f"sign of {name}")
        weight += float(values["weight"])
        signed += float(values["signed_weight"])
    print(len(nodes), len(edges), f"{weight:g}", f"{signed:g}")


main()
