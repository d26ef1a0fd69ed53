/** Presentation: the picture and the run alone, in large type, on the full screen where the browser allows it. */
class Presentation {
  on = $state(false);
  /** The browser gave the whole screen. */
  #full = false;

  toggle(): void {
    if (this.on) this.leave();
    else this.enter();
  }

  /** Must be called in a press: browsers refuse the full screen otherwise. Where they refuse it, only the page's layout changes. */
  enter(): void {
    this.#show(true);
    const root = document.documentElement;
    // Not on iPhones.
    if (typeof root.requestFullscreen !== 'function') return;
    void root.requestFullscreen().then(
      () => (this.#full = true),
      () => undefined,
    );
  }

  leave(): void {
    this.#show(false);
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }

  /** The browser entered or left the full screen. The Escape key may leave it without an event of its own. */
  follow(): void {
    const full = document.fullscreenElement !== null;
    if (this.on && this.#full && !full) this.leave();
    this.#full = full;
  }

  #show(on: boolean): void {
    this.on = on;
    document.documentElement.toggleAttribute('data-presentation', on);
  }
}

export const presentation = new Presentation();
