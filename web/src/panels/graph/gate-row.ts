/** A gate's row in the catalog. */
import type { Catalog, GateEntry, GraphNode } from 'backflow';

/** Rows by name, for each catalog. */
const tables = new WeakMap<Catalog, Map<string, GateEntry[]>>();

function rowsOf(catalog: Catalog): Map<string, GateEntry[]> {
  let table = tables.get(catalog);
  if (!table) {
    table = new Map();
    for (const row of catalog.gates) table.set(row.name, [...(table.get(row.name) ?? []), row]);
    tables.set(catalog, table);
  }
  return table;
}

/** The whole numbers in the node's call, such as an axis or an index. */
export function attributesOf(node: GraphNode & { attributes?: readonly number[] }): readonly number[] {
  return node.attributes ?? [];
}

/** The row of the node's gate; undefined for inputs and constants. */
export function gateRow(catalog: Catalog, node: GraphNode): GateEntry | undefined {
  const { length } = node.inputs;
  const attributes = attributesOf(node);
  // max and min have one row for a single input and another for several; sum has one with an axis.
  return rowsOf(catalog)
    .get(node.gate)
    ?.find(
      ({ minInputs, maxInputs, literals = 0 }: GateEntry & { literals?: number }) =>
        length >= minInputs && (maxInputs < 0 || length <= maxInputs) && literals === attributes.length,
    );
}
