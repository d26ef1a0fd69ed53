#include "wasm/bindings/nodes.hpp"

/**
 * Writes a graph's nodes as one JSON text, because ten thousand nodes, passed value by value through Embind, would take
 * a second. Names need no escapes: in the language they consist of letters, digits and `_`, and a trainer chooses its
 * own.
 */
namespace backflow::border {
namespace {

const char* group_name(GroupKind kind) {
  switch (kind) {
    case GroupKind::input:
      return "input";
    case GroupKind::affine:
      return "affine";
    case GroupKind::activation:
      return "activation";
    case GroupKind::loss:
      return "loss";
    case GroupKind::regularization:
      return "regularization";
    case GroupKind::none:
      break;
  }
  return "";
}

void add_text(std::string& json, const char* key, std::string_view text) {
  json += key;
  json += '"';
  json += text;
  json += '"';
}

template <class Numbers>
void add_numbers(std::string& json, const char* key, const Numbers& numbers, std::size_t count) {
  json += key;
  for (std::size_t i = 0; i < count; ++i) json += (i == 0 ? "[" : ",") + std::to_string(numbers[i]);
  json += count == 0 ? "[]" : "]";
}

}  // namespace

std::string nodes_as_json(const std::vector<NodeInfo>& nodes) {
  std::string json = "[";
  for (const NodeInfo& node : nodes) {
    json += (json.size() > 1 ? ",{\"id\":" : "{\"id\":") + std::to_string(node.id);
    if (!node.name.empty()) add_text(json, ",\"name\":", node.name);
    add_text(json, ",\"gate\":", node.gate);
    add_text(json, ",\"pattern\":", node.pattern);
    add_numbers(json, ",\"inputs\":", node.inputs, node.inputs.size());
    add_numbers(json, ",\"attributes\":", node.attributes, node.attributes.size());
    add_numbers(json, ",\"shape\":", node.shape.dims, static_cast<std::size_t>(node.shape.rank));
    if (node.line > 0) json += ",\"line\":" + std::to_string(node.line);
    if (node.group.kind != GroupKind::none) {
      add_text(json, ",\"group\":{\"kind\":", group_name(node.group.kind));
      if (node.group.layer > 0) json += ",\"layer\":" + std::to_string(node.group.layer);
      json += '}';
    }
    if (node.composite) json += ",\"composite\":true";
    if (node.part_of >= 0) json += ",\"partOf\":" + std::to_string(node.part_of);
    json += '}';
  }
  return json + "]";
}

}  // namespace backflow::border
