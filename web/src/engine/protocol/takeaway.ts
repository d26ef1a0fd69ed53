/** The net as programs and files of other frameworks, and as tables. */

/** A file to save. */
export interface TakenFile {
  name: string;
  mime: string;
  data: string | Uint8Array<ArrayBuffer>;
}

export interface Taken {
  files: TakenFile[];
  /** Sentences about conventions, in English. */
  notes: string[];
}

/** A table of the net's numbers. */
export const TABLES = ['weights', 'data', 'predictions'] as const;
export type TableName = (typeof TABLES)[number];

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
