import { describe, expect, it } from 'vitest';
import { formatCount, formatExact, formatNumber, formatPercent } from '../../web/src/ui/format';

describe('numbers for the eye', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [0.39321, '0.393'],
    [-12.44, '−12.4'],
    [0.9996, '1.00'],
    [99.95, '100'],
    [1234, '1230'],
    [999.6, '1000'],
    [0.001, '0.00100'],
    [0.00099999, '1.00×10⁻³'],
    [-3.05e-4, '−3.05×10⁻⁴'],
    [5e-324, '4.94×10⁻³²⁴'],
    [1.5e12, '1.50×10¹²'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'NaN'],
  ])('%s is %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('shows every digit when asked', () => {
    expect(formatExact(-0.1)).toBe('−0.1');
    expect(formatExact(1.2345678901234567)).toBe('1.2345678901234567');
    expect(formatExact(1.5e-9)).toBe('1.5×10^−9');
  });

  it('writes shares and counts', () => {
    expect(formatPercent(0.98333)).toBe('98.3 %');
    expect(formatCount(1234567)).toBe('1\u202f234\u202f567');
    expect(formatCount(999)).toBe('999');
  });
});
