/** The uses of nodes. */

/** A slot of a gate that reads a node. */
export interface Use {
  to: number;
  slot: number;
}

/** Each node's uses, in the order of the nodes; two if a gate reads it twice. */
export function usesOf(nodes: readonly { id: number; inputs: readonly number[] }[]): Map<number, Use[]> {
  const uses = new Map<number, Use[]>(nodes.map(({ id }) => [id, []]));
  for (const { id, inputs } of nodes) inputs.forEach((input, slot) => uses.get(input)?.push({ to: id, slot }));
  return uses;
}
