/** The net or a graph in the formats of other programs, and tables of its numbers. */
export { TABLES } from '../../engine/protocol/takeaway';
export type { FormatRow, TableName, Taken, TakenKind } from '../../engine/protocol/takeaway';
