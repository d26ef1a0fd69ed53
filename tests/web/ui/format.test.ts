// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { interpolate } from '../../../web/src/i18n/interpolate';
import {
  formatCount,
  formatExact,
  formatNumber,
  formatPercent,
  formatRound,
  plainExponent,
} from '../../../web/src/ui/format';

describe('shortened numbers', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [0.39321, '0.393'],
    [-12.44, '−12.4'],
    [-12, '−12.0'],
    [3, '3.00'],
    [50, '50.0'],
    [0.9996, '1.00'],
    [99.94, '99.9'],
    [99.96, '100'],
    [100, '100'],
    [123.456, '123'],
    [999.6, '1\u202f000'],
    [1234, '1\u202f234'],
    [-12345.678901, '−12\u202f346'],
    [999999.4, '999\u202f999'],
    [999999.5, '1.00×10⁶'],
    [0.001, '0.00100'],
    [0.00099999, '1.00×10⁻³'],
    [-3.05e-4, '−3.05×10⁻⁴'],
    [5e-324, '4.94×10⁻³²⁴'],
    [1.5e12, '1.50×10¹²'],
    [1.7976931348623157e308, '1.80×10³⁰⁸'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'NaN'],
  ])('%s is %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('shows every digit when asked', () => {
    expect(formatExact(-0.1)).toBe('−0.1');
    expect(formatExact(1.2345678901234567)).toBe('1.2345678901234567');
    expect(formatExact(12345.678901)).toBe('12345.678901');
    expect(formatExact(1.5e-9)).toBe('1.5×10⁻⁹');
    expect(formatExact(-1e21)).toBe('−1×10²¹');
  });

  it.each([
    [0, '0'],
    [0.5, '0.5'],
    [-2, '−2'],
    [1500, '1\u202f500'],
    [200000, '200\u202f000'],
    [1e-3, '0.001'],
    [1e-4, '10⁻⁴'],
    [-2e-5, '−2×10⁻⁵'],
    [1e6, '10⁶'],
    [2.5e7, '2.5×10⁷'],
  ])('%s on an axis is %s', (value, text) => expect(formatRound(value)).toBe(text));

  it('writes shares and counts', () => {
    expect(formatPercent(0.98333)).toBe('98.3%');
    expect(formatPercent(0.5)).toBe('50.0%');
    expect(formatPercent(1)).toBe('100%');
    expect(formatCount(1234567)).toBe('1\u202f234\u202f567');
    expect(formatCount(999)).toBe('999');
    expect(formatCount(-1000)).toBe('−1\u202f000');
  });

  it('groups the counts in a sentence, and leaves other numbers and texts as they are', () => {
    const params = { count: 5950, share: 0.25, name: '5950' };
    expect(interpolate('{count} {share} {name} {other}', params)).toBe('5\u202f950 0.25 5950 {other}');
  });

  it('writes powers of ten as programs do, for those that read them', () => {
    expect(plainExponent(formatExact(1.5e-9))).toBe('1.5e-9');
    expect(plainExponent(formatNumber(1.5e12))).toBe('1.50e12');
    expect(plainExponent('1.5')).toBe('1.5');
  });
});
