/**
 * The Gates room's text. A new name that is being typed letter by letter is no input before it is finished: until then the engine is
 * asked about the text before.
 */
import { GatesShown } from './shown.svelte';

export class GatesText extends GatesShown {
  /** A new name is being typed, and the room stays with the text before. */
  unfinished = $state(false);

  /** The text that the engine is asked about. */
  protected asked = '';

  /** `typing` is a name in the text that may be half typed. */
  protected write(text: string, typing: string | null): void {
    this.text = text;
    this.unfinished = typing !== null && !this.inputs.some(({ name }) => name === typing);
    if (!this.unfinished) this.asked = text;
  }

  protected finish(): void {
    this.unfinished = false;
    this.asked = this.text;
  }
}
