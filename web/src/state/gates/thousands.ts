/** Removes the marks between thousands: `1.234,5` is `1234,5`, and `1,234.5` can be `1234.5`. */

/** Whether a number such as `1.234,5` or `1.234.567` shows that points are not decimal. */
export function groupsWithPoints(text: string): boolean {
  return /\d\.\d{3}[.,]\d/.test(text);
}

/** The text without points between thousands. */
export function withoutPoints(text: string): string {
  return withoutMarks(text, '.');
}

/** The text without commas between thousands. */
export function withoutCommas(text: string): string {
  return withoutMarks(text, ',');
}

/** The text itself if any mark between digits is not between thousands. */
function withoutMarks(text: string, mark: '.' | ','): string {
  const grouped = new RegExp(`(?<![\\d.,])[1-9]\\d{0,2}(?:[${mark}]\\d{3})+(?![\\d${mark}])`, 'g');
  const bare = text.replace(grouped, (number) => number.replaceAll(mark, ''));
  return new RegExp(`\\d[${mark}]\\d`).test(bare) ? text : bare;
}
