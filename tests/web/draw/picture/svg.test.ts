import { beforeEach, describe, expect, it } from 'vitest';
import { copyDrawing } from '../../../../web/src/draw/picture/svg';

/** Shows a drawing in the page and copies it. */
function copied(inner: string): Element {
  const parsed = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inner}</svg>`,
    'image/svg+xml',
  );
  const drawing = document.importNode(parsed.documentElement, true) as unknown as SVGSVGElement;
  document.body.append(drawing);
  const text = copyDrawing(drawing, { x: 0, y: 0 });
  return new DOMParser().parseFromString(
    text.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"'),
    'image/svg+xml',
  ).documentElement;
}

beforeEach(() => document.body.replaceChildren());

describe('copyDrawing', () => {
  it('keeps geometry and text, and drops what is not drawn', () => {
    const copy = copied(
      '<g transform="translate(1 2)"><circle cx="3" cy="4" r="2" class="a"/><text x="1">a &lt; b</text></g><title>no</title>' +
        '<script>1</script>',
    );
    expect(copy.getAttribute('viewBox')).toBe('0 0 10 10');
    expect(copy.querySelector('g')!.getAttribute('transform')).toBe('translate(1 2)');
    expect(copy.querySelector('circle')!.getAttribute('r')).toBe('2');
    expect(copy.querySelector('circle')!.hasAttribute('class')).toBe(false);
    expect(copy.querySelector('text')!.textContent).toBe('a < b');
    expect(copy.querySelector('title, script')).toBeNull();
  });

  it('writes computed styles as attributes, once where they are inherited', () => {
    const copy = copied(
      '<g style="fill: rgb(1, 2, 3); stroke: rgba(255, 0, 0, 0.5); stroke-width: 3px"><path d="M0 0L1 1" style="fill: rgb(1, 2, 3)"/></g>' +
        '<path d="M1 1" style="opacity: 0.5; stroke-dasharray: 2px, 4px"/>',
    );
    const [group, other] = [...copy.children];
    expect(group!.getAttribute('fill')).toBe('#010203');
    expect(group!.getAttribute('stroke')).toBe('#ff0000');
    expect(group!.getAttribute('stroke-opacity')).toBe('0.5');
    expect(group!.getAttribute('stroke-width')).toBe('3');
    expect(group!.firstElementChild!.hasAttribute('fill')).toBe(false);
    expect(other!.getAttribute('opacity')).toBe('0.5');
    expect(other!.getAttribute('stroke-dasharray')).toBe('2 4');
  });

  it('keeps ids only of what is referred to', () => {
    const copy = copied(
      '<defs><pattern id="hatch" width="5"><line y2="5"/></pattern></defs><rect id="box" style="fill: url(\'#hatch\')"/>',
    );
    expect(copy.querySelector('pattern')!.id).toBe('hatch');
    expect(copy.querySelector('rect')!.id).toBe('');
  });
});
