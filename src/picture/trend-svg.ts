import { type TrendPoint, trendWords } from '../domain/on-time.ts';

const WIDTH = 720;
const HEIGHT = 360;
/** Of the plot: the bars stand between these. */
const TOP = 48;
const BOTTOM = 282;
const LEFT = 72;
const RIGHT = 708;
const BAR = 72;

const INK = '#1d1c1d';
const QUIET = '#5c5b5e';
const GRID = '#dcdcdc';
const FILL = '#1d6d70';
const EMPTY = '#e9efef';

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const text = (options: {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}): string => {
  const { x, y, words, size = 20, bold = false, fill = INK, anchor = 'middle' } = options;
  const weight = bold ? ' font-weight="700"' : '';
  return `<text x="${x}" y="${y}" font-size="${size}"${weight} fill="${fill}" text-anchor="${anchor}">${escapeXml(words)}</text>`;
};

const heightOf = (share: number): number => Math.round((BOTTOM - TOP) * share);

const gridLine = (percent: number): string => {
  const y = BOTTOM - heightOf(percent / 100);
  return [
    `<line x1="${LEFT}" x2="${RIGHT}" y1="${y}" y2="${y}" stroke="${GRID}" stroke-width="1"/>`,
    text({ x: LEFT - 12, y: y + 6, words: `${percent}%`, size: 18, fill: QUIET, anchor: 'end' }),
  ].join('');
};

const column = ({ name, from, onTime, all }: TrendPoint, index: number, points: number): string => {
  const step = (RIGHT - LEFT) / points;
  const x = Math.round(LEFT + step * (index + 0.5));
  const under = [
    text({ x, y: BOTTOM + 30, words: name, bold: true }),
    text({ x, y: BOTTOM + 54, words: from.slice(0, 4), size: 18, fill: QUIET }),
  ];
  if (all === 0)
    return [...under, text({ x, y: BOTTOM - 12, words: 'no reviews', size: 18, fill: QUIET })].join('');
  const height = heightOf(onTime / all);
  const bar = (y: number, tall: number, fill: string) =>
    `<rect x="${x - BAR / 2}" y="${y}" width="${BAR}" height="${tall}" rx="4" fill="${fill}"/>`;
  return [
    bar(TOP, BOTTOM - TOP, EMPTY),
    ...(height > 0 ? [bar(BOTTOM - height, height, FILL)] : []),
    text({ x, y: TOP - 14, words: `${onTime} of ${all}` }),
    ...under,
  ].join('');
};

/** Reviews held on time, half term by half term, as a picture. Figures and names of half terms only. */
export const trendSvg = (points: readonly TrendPoint[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Noto Sans">`,
    `<title>${escapeXml(trendWords(points))}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...[0, 50, 100].map(gridLine),
    ...points.map((point, index) => column(point, index, points.length)),
    '</svg>',
  ].join('');
