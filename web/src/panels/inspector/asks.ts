/** What a gate's card asks for in predict mode, by the ids of the blanks, and what it shows there. */
import type { Snippet } from 'svelte';

export interface CardAsks {
  /** True if a field stands in the place of this number. */
  wants(blank: string): boolean;
  field: Snippet<[blank: string]>;
  /** What was found, and what the last answer was. */
  bar: Snippet;
}
