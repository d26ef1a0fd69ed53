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

/** The row of the node's gate; undefined for inputs and constants. */
export function gateRow(catalog: Catalog, { gate, inputs, attributes }: GraphNode): GateEntry | undefined {
  const { length } = inputs;
  // max and min have one row for a single input and another for several, sum and mean another with an axis.
  return rowsOf(catalog)
    .get(gate)
    ?.find(
      ({ minInputs, maxInputs, literals }) =>
        length >= minInputs && (maxInputs < 0 || length <= maxInputs) && literals === attributes.length,
    );
}
