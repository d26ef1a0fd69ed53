import { formatCount } from '../ui/format';

export type Params = Record<string, string | number>;

/** Fills `{name}` placeholders and groups the digits of counts. A placeholder without a value stays, so that tests find it. */
export function interpolate(text: string, params?: Params): string {
  if (!params) return text;
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(params, name) ? write(params[name]!) : place,
  );
}

function write(value: string | number): string {
  return typeof value === 'number' && Number.isInteger(value) ? formatCount(value) : String(value);
}
