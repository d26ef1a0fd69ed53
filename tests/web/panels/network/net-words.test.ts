// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { inputNames } from '../../../../web/src/panels/network/stage/net-words';

describe('the names of the inputs', () => {
  it('are those of the features for points in the plane', () => {
    expect(inputNames({ features: ['x', 'y2', 'sin_x'] }, ['x', 'y'])).toEqual(['x', 'y²', 'sin x']);
    expect(inputNames({ features: [{ name: 'r', expression: 'x * y' }] }, ['x', 'y'])).toEqual(['r']);
  });

  it('are the columns of other data, unless features are typed', () => {
    expect(inputNames({ features: ['x', 'y'] }, ['mass', 'length', 'depth'])).toEqual(['mass', 'length', 'depth']);
    expect(inputNames({ features: ['x'] }, ['t'])).toEqual(['t']);
    const typed = { name: 'ratio', expression: 'x1 / x2' };
    expect(inputNames({ features: ['x', typed] }, ['a', 'b', 'c'])).toEqual(['ratio']);
  });
});
