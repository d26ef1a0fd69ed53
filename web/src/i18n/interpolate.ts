export type Params = Record<string, string | number>;

/** Fills `{name}` places. A place without a value stays as it is written, so that a test can see it. */
export function interpolate(text: string, params?: Params): string {
  if (!params) return text;
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : place,
  );
}
