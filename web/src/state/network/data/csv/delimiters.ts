/** What may stand between cells. A space stands for any run of spaces and tabs. */
export type Delimiter = ',' | ';' | '\t' | '|' | ' ';

export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|', ' '];
