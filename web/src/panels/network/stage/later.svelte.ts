/** A value some repaints later, so that pictures that change together are drawn one after another and none delays the next repaint. */
import { untrack } from 'svelte';

export class Later<Value> {
  current = $state.raw() as Value;

  /** Belongs to the component that makes it. `repaints`: how many to wait; fewer than there are between two values. */
  constructor(read: () => Value, repaints: () => number = () => 1) {
    this.current = untrack(read);
    $effect(() => {
      const value = read();
      let left = untrack(repaints);
      let request = 0;
      const wait = (): void => {
        if (left-- > 0) request = requestAnimationFrame(wait);
        else this.current = value;
      };
      wait();
      return () => cancelAnimationFrame(request);
    });
  }
}
