#include "exports/graphml.h"

#include <fmt/format.h>

#include <boost/range/iterator_range.hpp>
#include <string>
#include <string_view>

#include "exports/xml.h"

namespace whosaid {
namespace {

// The ids of the keys differ for nodes and edges because they share one XML document; programs show
// the names. "label", "weight" and "color" are read as such by Gephi; no other of the names it
// reserves (size, x, y, z, r, g, b and so on) may be used.
// There is no boolean one: Boost reads only 1, Gephi Lite only "true".
template <typename Item>
struct Column {
  std::string_view id;
  std::string_view name;
  std::string_view type;
  std::string (*value)(const Item&);  // empty: no value
};

bool IsActor(const ViewNode& node) { return node.kind == ViewNode::Kind::kActor; }

std::string_view ColorOf(const ViewNode& node) { return IsActor(node) ? "#1f5fa8" : "#c98500"; }

std::string_view ColorOf(Stance stance) { return PolarityOf(stance) > 0 ? "#2e7d32" : "#c62828"; }

std::string DateText(const std::optional<Date>& date) { return date ? date->ToString() : ""; }

// How many documents show it: a paper that prints a quotation twice counts once.
double WeightOf(const ViewEdge& edge) { return edge.documents > 0 ? edge.documents : 1; }

std::string EvidenceOf(const ViewEdge& edge) {
  std::string ids;
  for (const FactId& id : edge.positions) {
    if (!ids.empty()) ids += "; ";
    ids += id.ToString();
  }
  return ids;
}

constexpr Column<ViewNode> kNodeColumns[] = {
    {"node_label", "label", "string", [](const ViewNode& n) { return n.label; }},
    {"node_color", "color", "string", [](const ViewNode& n) { return std::string(ColorOf(n)); }},
    {"kind", "kind", "string",
     [](const ViewNode& n) { return std::string(IsActor(n) ? "actor" : "issue"); }},
    {"actor_kind", "actor_kind", "string",
     [](const ViewNode& n) { return std::string(IsActor(n) ? NameOf(n.actor_kind) : ""); }},
};

constexpr Column<ViewEdge> kEdgeColumns[] = {
    {"edge_label", "label", "string",
     [](const ViewEdge& e) { return std::string(NameOf(e.stance)); }},
    {"weight", "weight", "double",
     [](const ViewEdge& e) { return fmt::format("{}", WeightOf(e)); }},
    {"edge_color", "color", "string",
     [](const ViewEdge& e) { return std::string(ColorOf(e.stance)); }},
    {"stance", "stance", "string", [](const ViewEdge& e) { return std::string(NameOf(e.stance)); }},
    {"sign", "sign", "int",
     [](const ViewEdge& e) { return fmt::format("{}", PolarityOf(e.stance)); }},
    {"signed_weight", "signed_weight", "double",
     [](const ViewEdge& e) { return fmt::format("{}", PolarityOf(e.stance) * WeightOf(e)); }},
    {"n_positions", "n_positions", "int",
     [](const ViewEdge& e) { return fmt::format("{}", e.positions.size()); }},
    {"n_documents", "n_documents", "int",
     [](const ViewEdge& e) { return fmt::format("{}", e.documents); }},
    {"n_outlets", "n_outlets", "int",
     [](const ViewEdge& e) { return fmt::format("{}", e.outlets); }},
    {"first_date", "first_date", "string", [](const ViewEdge& e) { return DateText(e.first); }},
    {"last_date", "last_date", "string", [](const ViewEdge& e) { return DateText(e.last); }},
    {"confidence", "confidence", "double",
     [](const ViewEdge& e) { return fmt::format("{}", e.confidence); }},
    {"evidence_ids", "evidence_ids", "string", EvidenceOf},
    {"top_quote", "top_quote", "string", [](const ViewEdge& e) { return e.top_quote; }},
    {"url", "url", "string", [](const ViewEdge& e) { return e.uri; }},
};

template <typename Item, size_t kCount>
void WriteKeys(const Column<Item> (&columns)[kCount], std::string_view where, std::ostream& out) {
  for (const Column<Item>& column : columns) {
    out << fmt::format("  <key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n",
                       column.id, where, column.name, column.type);
  }
}

template <typename Item, size_t kCount>
void WriteData(const Column<Item> (&columns)[kCount], const Item& item, std::ostream& out) {
  for (const Column<Item>& column : columns) {
    const std::string value = EscapeXml(column.value(item));
    if (!value.empty()) out << fmt::format("      <data key=\"{}\">{}</data>\n", column.id, value);
  }
}

}  // namespace

void WriteGraphml(const ViewGraph& view, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  WriteKeys(kNodeColumns, "node", out);
  WriteKeys(kEdgeColumns, "edge", out);
  out << "  <graph id=\"whosaid\" edgedefault=\"directed\">\n";
  for (const auto vertex : boost::make_iterator_range(vertices(view))) {
    const ViewNode& node = view[vertex];
    out << fmt::format("    <node id=\"{}\">\n", node.id.ToHex());
    WriteData(kNodeColumns, node, out);
    out << "    </node>\n";
  }
  for (const auto edge : boost::make_iterator_range(edges(view))) {
    const std::string from = view[source(edge, view)].id.ToHex();
    const std::string to = view[target(edge, view)].id.ToHex();
    out << fmt::format("    <edge id=\"{}-{}-{}\" source=\"{}\" target=\"{}\">\n", from,
                       NameOf(view[edge].stance), to, from, to);
    WriteData(kEdgeColumns, view[edge], out);
    out << "    </edge>\n";
  }
  out << "  </graph>\n</graphml>\n";
}

}  // namespace whosaid
