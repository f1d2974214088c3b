import { allClosures } from '../../src/domain/closure-file.ts';
import { readClosures } from '../../src/domain/closures.ts';
import { calendarOf } from '../support/calendar-file.ts';
import { closuresOf } from '../support/hazelbrook.ts';

const given = { typed: '', timeZone: 'Europe/London', today: '2026-01-10' };
const read = (file: string, typed = '') => allClosures({ ...given, typed, file });
const event = (...lines: readonly string[]) => calendarOf([lines]);

const christmas = { from: '2025-12-20', to: '2026-01-04', label: 'Christmas' };
const easter = { from: '2026-03-28', to: '2026-04-12' };

it.each([
  ['with headings', 'from,to,label\n2025-12-20,2026-01-04,Christmas\n28/03/2026,12/04/2026,'],
  [
    'in another order',
    'Label;End date;Start date\nChristmas;4 January 2026;20 December 2025\n;12/04/2026;28/03/2026',
  ],
  [
    'with columns we do not know',
    'from,days,to,label\n2026-03-28,16,2026-04-12,\n2025-12-20,16,2026-01-04,Christmas',
  ],
  ['without headings', '2025-12-20,2026-01-04,Christmas\n2026-03-28,2026-04-12'],
  [
    'from a spreadsheet on Windows',
    '\uFEFFFrom\tTo\tLabel\r\n20/12/2025\t04/01/2026\tChristmas\r\n28/03/2026\t12/04/2026\t\r\n',
  ],
])('reads a table %s', (_what, file) => {
  expect(read(file)).toEqual({ ok: true, closures: [christmas, easter] });
});

it.each([
  ['a day without an end', 'from,to\n2026-05-25,', [{ from: '2026-05-25', to: '2026-05-25' }]],
  ['one column', '2026-05-25', [{ from: '2026-05-25', to: '2026-05-25' }]],
])('reads %s', (_what, file, closures) => {
  expect(read(file)).toEqual({ ok: true, closures });
});

it.each([
  [
    'days, the end being the day after',
    ['DTSTART;VALUE=DATE:20251220', 'DTEND;VALUE=DATE:20260105', 'SUMMARY:Christmas'],
    [christmas],
  ],
  ['one day without an end', ['DTSTART;VALUE=DATE:20260525'], [{ from: '2026-05-25', to: '2026-05-25' }]],
  [
    'an end on the same day',
    ['DTSTART;VALUE=DATE:20260525', 'DTEND;VALUE=DATE:20260525'],
    [{ from: '2026-05-25', to: '2026-05-25' }],
  ],
  ['a duration', ['DTSTART;VALUE=DATE:20260328', 'DURATION:P16D'], [easter]],
  ['times until midnight', ['DTSTART:20260328T000000', 'DTEND:20260413T000000'], [easter]],
  [
    'UTC times in summer, by the setting’s day',
    ['DTSTART:20260630T230000Z', 'DTEND:20260702T230000Z'],
    [{ from: '2026-07-01', to: '2026-07-02' }],
  ],
  [
    'a zone known by name',
    ['DTSTART;TZID=America/New_York:20260630T200000', 'DTEND;TZID=America/New_York:20260630T210000'],
    [{ from: '2026-07-01', to: '2026-07-01' }],
  ],
  [
    'a zone nobody knows',
    ['DTSTART;TZID=Nowhere:20260630T200000', 'DTEND;TZID=Nowhere:20260630T210000'],
    [{ from: '2026-06-30', to: '2026-06-30' }],
  ],
])('reads a calendar: %s', (_what, lines, closures) => {
  expect(read(event(...lines))).toEqual({ ok: true, closures });
});

describe('a calendar with repeating events', () => {
  const yearly = ['DTSTART;VALUE=DATE:20101224', 'DTEND;VALUE=DATE:20101227', 'RRULE:FREQ=YEARLY'];
  const starts = (...lines: readonly string[]) => {
    const all = read(event(...lines));
    return all.ok ? all.closures.map(({ from }) => from) : all.problem;
  };

  it('is read from a year back to three years ahead', () => {
    expect(starts(...yearly)).toEqual(['2025-12-24', '2026-12-24', '2027-12-24', '2028-12-24']);
  });

  it('leaves out what is excepted', () => {
    expect(starts(...yearly, 'EXDATE;VALUE=DATE:20261224')).toEqual([
      '2025-12-24',
      '2027-12-24',
      '2028-12-24',
    ]);
  });

  it('takes a changed occurrence as changed', () => {
    const changed = [
      'RECURRENCE-ID;VALUE=DATE:20261224',
      'DTSTART;VALUE=DATE:20261223',
      'DTEND;VALUE=DATE:20261229',
    ];
    const all = read(
      calendarOf([
        ['UID:x', ...yearly],
        ['UID:x', ...changed],
      ]),
    );
    expect(all).toMatchObject({ ok: true, closures: [{}, { from: '2026-12-23', to: '2026-12-28' }, {}, {}] });
  });

  it.each([
    ['every minute', 'RRULE:FREQ=MINUTELY', 'repeats too often'],
    ['every week for three years', 'RRULE:FREQ=WEEKLY', 'more than the form holds'],
  ])('is refused when it repeats %s', (_what, rule, says) => {
    expect(starts('DTSTART:20240102T100000', 'SUMMARY:Music', rule)).toContain(says);
  });
});

it('reads the term-time year of the invented setting back from its calendar', () => {
  const typed = readClosures(closuresOf('term-time'));
  if (!typed.ok) throw new Error(typed.problem);
  const file = calendarOf(
    typed.closures.map(({ from, to, label = '' }) => [
      `DTSTART;VALUE=DATE:${from.replaceAll('-', '')}`,
      `DURATION:P${(Date.parse(to) - Date.parse(from)) / 86_400_000 + 1}D`,
      `SUMMARY:${label}`,
    ]),
  );
  expect(read(file)).toEqual(typed);
  expect(read(file, closuresOf('term-time'))).toEqual(typed);
});

it.each([
  ['an empty table', '', 'The file holds no closures'],
  ['headings alone', 'from,to,label\n', 'The file holds no closures'],
  ['headings without “from”', 'to,label\n2026-01-04,x', 'none is “from”'],
  ['a word for a date', 'from,to\n2026-03-28,2026-04-12\nsoon,later', 'Line 3: “soon” is not a date'],
  ['month first', '03/28/2026,04/12/2026', 'Line 1: “03/28/2026” looks like month first'],
  ['an end before the start', 'from,to\n2026-01-04,2025-12-20', 'Line 2 ends before it starts'],
  ['lines that overlap', '2026-03-28,2026-04-12\n2026-04-01,2026-04-02', 'Line 2 overlaps 28 March 2026'],
  ['a quotation mark left open', 'from,to\n"2026-03-28,2026-04-12', 'Line 2: A quotation mark'],
  ['a calendar without events', calendarOf([]), 'holds no events'],
  ['tasks', 'BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR', 'no events, only VTODO'],
  ['an address card', 'BEGIN:VCARD\nFN:x\nEND:VCARD', 'is a VCARD, not a calendar'],
  ['half a calendar', 'BEGIN:VCALENDAR\nBEGIN:VEVENT', 'breaks off or is damaged'],
  ['an event without a date', event('SUMMARY:Inset'), 'The event “Inset” has no date'],
  [
    'a date that is none',
    event('DTSTART;VALUE=DATE:2026', 'SUMMARY:Inset'),
    'The event “Inset” has a date we cannot read',
  ],
  ['a cancelled event alone', event('DTSTART;VALUE=DATE:20260525', 'STATUS:CANCELLED'), 'holds no events'],
  [
    'an event that ends before it starts',
    event('DTSTART;VALUE=DATE:20260525', 'DTEND;VALUE=DATE:20260520', 'SUMMARY:Inset'),
    'The event “Inset” ends before it starts',
  ],
])('says what is wrong with %s', (_what, file, problem) => {
  expect(read(file)).toEqual({ ok: false, at: 'closuresFile', problem: expect.stringContaining(problem) });
});

describe('a file beside typed closures', () => {
  it('adds to them, the same dates once, in order', () => {
    expect(
      read('2026-03-28,2026-04-12\n2025-12-20,2026-01-04', '2025-12-20 to 2026-01-04, Christmas'),
    ).toEqual({
      ok: true,
      closures: [christmas, easter],
    });
  });

  it('may not overlap them', () => {
    expect(read('2026-01-01,2026-01-05', '2025-12-20 to 2026-01-04')).toEqual({
      ok: false,
      at: 'closuresFile',
      problem: 'Line 1 overlaps 20 December 2025 to 4 January 2026. Please make them one closure.',
    });
  });

  it('leaves a fault in what is typed where it was typed', () => {
    expect(read('2026-03-28,2026-04-12', 'soon')).toMatchObject({ ok: false, at: 'closures' });
  });

  it('need not be there', () => {
    expect(allClosures({ ...given, typed: '', file: null })).toEqual({ ok: true, closures: [] });
  });
});
