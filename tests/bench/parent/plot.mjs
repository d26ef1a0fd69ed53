// The growth as a drawing: two panels with logarithmic axes, in colors that work on light and dark backgrounds.

const panel = { width: 400, height: 260, left: 58, right: 34, top: 44, bottom: 46 };
const styles = [
  { platform: 'backflow', label: 'Backflow', color: '#2f81f7', dash: '' },
  { platform: 'plain', label: 'plain JavaScript', color: '#d1742a', dash: '6 4' },
];
const ink = '#7d8590';

const number = (value) => +value.toFixed(1);

/** Powers of ten that enclose `values`. */
function decades(values) {
  const first = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const last = Math.ceil(Math.log10(Math.max(...values)) - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => 10 ** (first + k));
}

/** Maps a value to a position between `from` and `to` on a logarithmic scale. */
function scale(ticks, from, to) {
  const [low, high] = [ticks[0], ticks.at(-1)].map(Math.log10);
  return (value) => number(from + ((Math.log10(value) - low) / (high - low)) * (to - from));
}

const text = (x, y, content, more = '') => `<text x="${number(x)}" y="${number(y)}" ${more}>${content}</text>`;

function curve(points, { platform, color, dash }, x, y) {
  const places = points.map((point) => [x(point.size), y(point[platform])]);
  const dots = places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${color}"/>`);
  const path = places.map((place) => place.join(',')).join(' ');
  const line = `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2" stroke-dasharray="${dash}"/>`;
  return [line, ...dots].join('\n');
}

function drawPanel({ title, axis, points }, index) {
  const { width, height, left, right, top, bottom } = panel;
  const columns = decades(points.map(({ size }) => size));
  const rows = decades(points.flatMap((point) => styles.map(({ platform }) => point[platform])));
  const x = scale(columns, left, width - right);
  const y = scale(rows, height - bottom, top);
  const grid = [
    ...columns.map((tick) => `<path d="M${x(tick)} ${top}V${height - bottom}"/>`),
    ...rows.map((tick) => `<path d="M${left} ${y(tick)}H${width - right}"/>`),
  ];
  const labels = [
    ...columns.map((tick) => text(x(tick), height - bottom + 16, tick.toLocaleString('en'), 'text-anchor="middle"')),
    ...rows.map((tick) => text(left - 6, y(tick) + 4, tick.toLocaleString('en'), 'text-anchor="end"')),
    text((left + width - right) / 2, height - 10, axis, 'text-anchor="middle"'),
    text(left, top - 14, `nanoseconds ${title}`),
  ];
  return [
    `<g transform="translate(${index * width} 0)">`,
    `<g stroke="${ink}" stroke-opacity="0.35">${grid.join('')}</g>`,
    `<g fill="${ink}">${labels.join('')}</g>`,
    ...styles.map((style) => curve(points, style, x, y)),
    '</g>',
  ].join('\n');
}

function legend(y) {
  return styles.map(({ label, color, dash }, k) => {
    const x = panel.left + k * 130;
    const sample = `<path d="M${x} ${y - 4}h26" stroke="${color}" stroke-width="2" stroke-dasharray="${dash}"/>`;
    return sample + text(x + 32, y, label, `fill="${ink}"`);
  });
}

/** An SVG of the results of measureGrowth(). */
export function drawGrowth(measured) {
  const width = panel.width * measured.length;
  const height = panel.height + 24;
  const about = `Nanoseconds ${measured.map(({ title, axis }) => `${title}, by ${axis}`).join('; ')}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${about}"`,
    'font-family="system-ui, sans-serif" font-size="12">',
    ...measured.map(drawPanel),
    ...legend(height - 8),
    '</svg>\n',
  ].join('\n');
}
