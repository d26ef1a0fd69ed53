/** The current theme's palette for panels that draw on canvases. Panels that read it redraw when the theme changes. */
import { readPalette, type Palette } from '../draw/color';
import { activationLut } from '../draw/network/maps';
import { theme } from '../ui/theme.svelte';

class CurrentPalette {
  readonly current: Palette = $derived.by(() => {
    void theme.resolved;
    // The paper is whiter than the page, and for a picture everything is drawn again, with more pixels.
    void theme.posed;
    const style = getComputedStyle(document.documentElement);
    return readPalette((name) => style.getPropertyValue(name));
  });
  /** The diverging scale as a table, made once per theme. */
  readonly lut: Uint32Array = $derived(activationLut(this.current));
}

export const palette = new CurrentPalette();
