/** Opens a part of the training step in the Gates room, as an expression with its numbers. */
import type { GatesPlace } from '../../state/gates/fields';
import type { Page } from '../page.svelte';

export function carry({ rooms }: Page, place: GatesPlace): void {
  rooms.carried = { room: 'gates', place };
  rooms.enter('gates');
}
