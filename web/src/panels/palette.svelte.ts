/** The palette of the theme that holds, for panels that draw on canvases: reading it makes them redraw with the theme. */
import { readPalette, type Palette } from '../draw/color';
import { theme } from '../ui/theme.svelte';

class CurrentPalette {
  readonly current: Palette = $derived.by(() => {
    void theme.resolved;
    const style = getComputedStyle(document.documentElement);
    return readPalette((name) => style.getPropertyValue(name));
  });
}

export const palette = new CurrentPalette();
