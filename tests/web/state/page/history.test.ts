import { describe, expect, it, vi } from 'vitest';
import { AddressBar, browserHistory } from '../../../../web/src/state/page/history';
import { fakeHistory } from './fake-history';

describe('the history', () => {
  it('gets an entry for each change and one for a whole drag', () => {
    const browser = fakeHistory();
    const bar = new AddressBar(browser, () => {});
    bar.write('#a', false);
    bar.write('#b', true);
    bar.write('#c', true);
    bar.write('#c', false);
    bar.write('#d', false);
    expect(browser.entries).toEqual(['', '#a', '#c', '#d']);
  });

  it('reports going back once, and never its own writes', () => {
    const browser = fakeHistory();
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
