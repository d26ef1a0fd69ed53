import { describe, expect, it } from 'vitest';
import { paintOf } from '../../../../web/src/draw/picture/colors';

describe('paintOf', () => {
  it.each([
    ['rgb(18, 52, 86)', { color: '#123456', alpha: 1 }],
    ['rgba(255, 255, 255, 0.25)', { color: '#ffffff', alpha: 0.25 }],
    ['rgb(255 0 0 / 0.5)', { color: '#ff0000', alpha: 0.5 }],
    ['color(srgb 1 0.5 0)', { color: '#ff8000', alpha: 1 }],
    ['color(srgb 0 0 0 / 0.09)', { color: '#000000', alpha: 0.09 }],
  ])('%s', (css, paint) => expect(paintOf(css)).toEqual(paint));

  it.each(['none', 'transparent', 'rgba(0, 0, 0, 0)', 'color(srgb 1 1 1 / 0)'])('%s paints nothing', (css) =>
    expect(paintOf(css)).toBeNull(),
  );
});
