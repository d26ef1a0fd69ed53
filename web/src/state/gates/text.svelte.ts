/**
 * The Gates room's text. A new name that is being typed does not become an input until it is complete. Until then, requests use the
 * previous text.
 */
import { GatesShown } from './shown.svelte';

export class GatesText extends GatesShown {
  /** True while a new name is being typed and the room uses the previous text. */
  unfinished = $state(false);

  /** The text in requests to the engine. */
  protected asked = '';

  /** Sets the text. `typing` is a name in it that may be incomplete. */
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
