import { readDate } from './child-csv-cells.ts';
import { readCells } from './child-csv-text.ts';
import type { FoundClosures } from './closures.ts';
import { fold } from './names.ts';

const HEADINGS = {
  from: ['from', 'start', 'startdate', 'firstday', 'closedfrom', 'date'],
  to: ['to', 'until', 'end', 'enddate', 'lastday', 'closedto'],
  label: ['label', 'name', 'what', 'closure', 'title', 'description', 'holiday'],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof HEADINGS;
type Places = Readonly<Record<Column, number>>;

const WITHOUT_HEADINGS: Places = { from: 0, to: 1, label: 2 };

/** Where each column stands; null where no cell is a heading we know. */
function placesOf(cells: readonly string[]): Places | null {
  const place = (column: Column) =>
    cells.findIndex((cell) => (HEADINGS[column] as readonly string[]).includes(fold(cell)));
  const places = { from: place('from'), to: place('to'), label: place('label') };
  return Object.values(places).some((at) => at >= 0) ? places : null;
}

/** Closures of a spreadsheet: the columns from, to, label in any order, or in this one without headings. */
export function readClosureCsv(text: string): FoundClosures {
  const rows = readCells(text);
  if ('message' in rows) return { ok: false, problem: `Line ${rows.line}: ${rows.message}` };
  const places = placesOf(rows[0]?.cells ?? []);
  if (places && places.from < 0)
    return {
      ok: false,
      problem: 'Line 1 has headings, but none is “from”. Please name the columns from, to, label.',
    };
  const { from, to, label } = places ?? WITHOUT_HEADINGS;
  const body = rows.slice(places ? 1 : 0);
  if (body.length === 0)
    return {
      ok: false,
      problem: 'The file holds no closures. Please write one on each line: from, to, label.',
    };
  const found = [];
  for (const { line, cells } of body) {
    const first = readDate(cells[from] ?? '');
    const last = readDate(cells[to] || (cells[from] ?? ''));
    const wrong = [first, last].find(({ ok }) => !ok);
    if (wrong && !wrong.ok) return { ok: false, problem: `Line ${line}: ${wrong.message}` };
    if (!first.ok || !last.ok) continue;
    const name = (cells[label] ?? '').replace(/\s+/gu, ' ');
    const closure = { from: first.value, to: last.value, ...(name === '' ? {} : { label: name }) };
    found.push({ where: `Line ${line}`, closure });
  }
  return { ok: true, found };
}
