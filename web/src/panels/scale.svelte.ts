/** The size of the page's text relative to 16 px, for drawings in pixels, which grow with it. */
class Scale {
  current = $state(1);

  constructor() {
    this.read();
    window.addEventListener('resize', () => this.read());
  }

  /** Reads it again, after the page's style has changed. */
  read(): void {
    this.current = Math.max(1, Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1);
  }
}

export const scale = new Scale();
