/** A file to save. */
export interface ExportedFile {
  name: string;
  /** Its media type. */
  mime: string;
  data: string | Uint8Array;
}

export interface Exported {
  files: ExportedFile[];
  /** Sentences about conventions that differ, and about what was not run. */
  notes: string[];
}

export interface ExportOptions {
  /** The id of a format; `formats` lists them. */
  format: string;
  /** The name of the files without their ending; default `net` or `graph`. */
  name?: string;
}

/** What a format is made for: a trainer's net, or a graph. */
export type ExportKind = 'net' | 'graph';

/** A row of the table of formats. */
export interface FormatEntry {
  id: string;
  title: string;
  kind: ExportKind;
  /** The ending of its main file, without a dot. */
  extension: string;
}
