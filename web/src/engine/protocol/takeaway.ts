/** The net or a graph as programs and files of other frameworks, and the net as tables. */

/** A file to save. */
export interface TakenFile {
  name: string;
  mime: string;
  data: string | Uint8Array<ArrayBuffer>;
}

/** What a file says about conventions: the package's English sentence, and its id for other languages. */
export interface Note {
  id: string;
  message: string;
}

export interface Taken {
  files: TakenFile[];
  notes: Note[];
}

/** A table of the net's numbers. */
export const TABLES = ['weights', 'data', 'predictions'] as const;
export type TableName = (typeof TABLES)[number];

/** What a format is made for. */
export type TakenKind = 'net' | 'graph';

export interface FormatRow {
  id: string;
  title: string;
  extension: string;
}

/** A net of another program, in the trainer's own layout. */
export interface TakenModel {
  inputs: number;
  outputs: number;
  layers: { units: number; activation: string | null }[];
  parameters: { name: string; data: Float64Array }[];
  notes: string[];
}
