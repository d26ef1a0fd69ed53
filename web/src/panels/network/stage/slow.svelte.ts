/** A value for pictures that take long to draw: while the net trains, it changes only a few times a second. */
import { untrack } from 'svelte';

const EVERY_MS = 240;

export class Slow<Value> {
  current = $state.raw() as Value;

  /** Belongs to the component that makes it. `same`: values of one kind; a value of another kind is shown at once. */
  constructor(read: () => Value, running: () => boolean, same: (a: Value, b: Value) => boolean = () => true) {
    let next = 0;
    this.current = untrack(read);
    $effect.pre(() => {
      const value = read();
      const now = performance.now();
      if (
        running() &&
        now < next &&
        same(
          value,
          untrack(() => this.current),
        )
      )
        return;
      next = now + EVERY_MS;
      this.current = value;
    });
  }
}
