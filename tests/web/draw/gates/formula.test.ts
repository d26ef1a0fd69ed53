import katex from 'katex';
import { expect, it, vi } from 'vitest';
import { texName, texStrict } from '../../../../web/src/draw/gates/tex';

// KaTeX checks the document's type when it is loaded, and this one has none.
vi.hoisted(() => Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' }));

it.each(['α', 'Ω2', 'λ_max', 'Σx', 'άλφα', 'ϑ', 'ϟ', 'א', 'אב_1', 'عدد', '손실', '損失', 'λόγος', 'é', '𝒳', 'x٣'])(
  'KaTeX sets the name %s without a word of complaint',
  (name) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const element = document.createElement('span');
    katex.render(`${texName(name)} = \\frac{${texName(name)}}{2}`, element, { strict: texStrict });
    expect(element.textContent).toContain(name.at(0));
    expect(element.querySelector('.katex-error')).toBeNull();
    expect(warn.mock.calls).toEqual([]);
    warn.mockRestore();
  },
);
