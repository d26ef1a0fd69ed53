/** Addresses that name a step in the query, such as `?lesson=backwards&step=x&seed=3&answers=hidden`, as other pages write links. */

/** The same as a hash of the Lessons room; null if the query names no lesson. */
export function hashAsked(query: URLSearchParams): string | null {
  const lesson = query.get('lesson');
  if (!lesson) return null;
  const step = query.get('step');
  const path = step ? (step.includes('.') ? step : `${lesson}.${step}`) : lesson;
  const options = ['seed', 'answers'].map((key) => (query.has(key) ? `&${key}=${query.get(key)}` : '')).join('');
  return `#lessons=${path}${options}`;
}
