/** Sliders: which settings have one, their stops, and how values are written. */
import type { Catalog } from 'backflow';
import { rangeOf } from './codecs';
import { SETTINGS, type SettingName, type Settings } from './settings';
import type { Stop } from './stops';

export type { Stop };

/** Settings that can have a slider: numbers, some of which can be `all`. */
export type SliderName = { [K in SettingName]: Settings[K] extends Stop ? K : never }[SettingName];

/** The stops within the engine's range; empty if the setting has no slider. */
export function stopsOf(name: SliderName, catalog: Catalog): Stop[] {
  const { path, stops = [] } = SETTINGS[name];
  const { min, max } = rangeOf(catalog, path);
  return stops.filter((stop) => stop === 'all' || (stop >= min && stop <= max));
}

/** Index of the stop nearest to a value; `all` is larger than every number. */
export function nearestStop(stops: readonly Stop[], value: Settings[SliderName]): number {
  if (value === 'all') return stops.length - 1;
  let nearest = 0;
  stops.forEach((stop, index) => {
    if (stop !== 'all' && Math.abs(stop - value) < Math.abs((stops[nearest] as number) - value)) nearest = index;
  });
  return nearest;
}

/** Writes a value as its field shows it, so that it can be read back. */
export function writeValue(value: number | string): string {
  if (typeof value === 'string') return value;
  const size = Math.abs(value);
  const text = size > 0 && size < 1e-3 ? value.toExponential() : String(value);
  return text.replace('-', '\u2212').replace('e\u2212', 'e-').replace('e+', 'e');
}
