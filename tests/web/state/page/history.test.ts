import { describe, expect, it, vi } from 'vitest';
import { AddressBar, browserHistory } from '../../../../web/src/state/page/history';

function host(hash = '') {
  const entries = [hash];
  let moved = () => {};
  return {
    entries,
    get hash() {
      return entries.at(-1)!;
    },
    push: (next: string) => void entries.push(next),
    replace: (next: string) => void (entries[entries.length - 1] = next),
    listen: (listener: () => void) => void (moved = listener),
    back() {
      entries.pop();
      moved();
      moved();
    },
  };
}

describe('the history', () => {
  it('gets an entry for each change and one for a whole drag', () => {
    const browser = host();
    const bar = new AddressBar(browser, () => {});
    bar.write('#a', false);
    bar.write('#b', true);
    bar.write('#c', true);
    bar.write('#c', false);
    bar.write('#d', false);
    expect(browser.entries).toEqual(['', '#a', '#c', '#d']);
  });

  it('reports going back once, and never its own writes', () => {
    const browser = host();
    const moved = vi.fn();
    const bar = new AddressBar(browser, moved);
    bar.write('#a', false);
    bar.correct('#b');
    expect(moved).not.toHaveBeenCalled();
    browser.back();
    expect(moved.mock.calls).toEqual([['']]);
  });

  it('writes the bare address if there is no hash', () => {
    const push = vi.spyOn(window.history, 'pushState').mockImplementation(() => {});
    browserHistory(window).push('');
    expect(push).toHaveBeenCalledWith(null, '', location.pathname + location.search);
    push.mockRestore();
  });
});
