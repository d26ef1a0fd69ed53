/** The stops of each slider: where a hand is likely to want to go. Any value of the range can still be typed. */
import type { Catalog } from 'backflow';
import { rangeOf } from './codecs';
import { SETTINGS, type Settings } from './settings';

/** Settings that have a slider. */
export type SliderName =
  'samples' | 'noise' | 'trainFraction' | 'learningRate' | 'momentum' | 'batchSize' | 'regularization';

export type Stop = number | 'all';

const even = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, index) => Number((from + ((to - from) * index) / count).toPrecision(6)));

const STOPS: Record<SliderName, readonly Stop[]> = {
  samples: [20, 50, 100, 150, 200, 250, 300, 400, 500, 700, 1000],
  noise: even(0, 0.5, 50),
  trainFraction: even(0.1, 0.9, 16),
  learningRate: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
  momentum: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99],
  batchSize: [1, 2, 5, 10, 20, 30, 50, 100, 'all'],
  regularization: [0, 0.00001, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
};

/** The stops that lie within the engine's range. */
export function stopsOf(name: SliderName, catalog: Catalog): Stop[] {
  const { min, max } = rangeOf(catalog, SETTINGS[name].path);
  return STOPS[name].filter((stop) => stop === 'all' || (stop >= min && stop <= max));
}

/** Index of the stop nearest to a value; `all` lies beyond every number. */
export function nearestStop(stops: readonly Stop[], value: Settings[SliderName]): number {
  if (value === 'all') return stops.length - 1;
  let nearest = 0;
  stops.forEach((stop, index) => {
    if (stop !== 'all' && Math.abs(stop - value) < Math.abs((stops[nearest] as number) - value)) nearest = index;
  });
  return nearest;
}

/** A value as its field shows it and takes it back. */
export function writeValue(value: number | string): string {
  if (typeof value === 'string') return value;
  const size = Math.abs(value);
  const text = size > 0 && size < 1e-3 ? value.toExponential() : String(value);
  return text.replace('-', '\u2212').replace('e\u2212', 'e-').replace('e+', 'e');
}
