import { addDays, type IsoDate } from '../../src/domain/dates.ts';
import { dueNudges, type NudgeInput, nextNudgeDay } from '../../src/domain/nudges.ts';
import { calendars, type Pattern } from '../support/calendars.ts';

type More = Partial<Pick<NudgeInput, 'waiting' | 'closureChoice' | 'closures' | 'cycle'>>;
const input = (startedOn: IsoDate, pattern: Pattern, more: More = {}): NudgeInput => ({
  startedOn,
  ...calendars[pattern],
  waiting: null,
  closureChoice: null,
  ...more,
});

/** What is sent when somebody looks every day: "2025-12-15 window". */
function sentDaily(nudges: NudgeInput, until: IsoDate, from = nudges.startedOn): readonly string[] {
  const nudged: string[] = [];
  const sent: string[] = [];
  for (let today = from; today <= until; today = addDays(today, 1)) {
    const { send, covered } = dueNudges({ ...nudges, today, nudged });
    sent.push(...send.map(({ on, key }) => `${on} ${key.slice(11)}`));
    nudged.push(...covered);
  }
  return sent;
}

const before = (closureFrom: IsoDate) => ({ closureChoice: { closureFrom, choice: 'before' as const } });
const after = (closureFrom: IsoDate) => ({ closureChoice: { closureFrom, choice: 'after' as const } });

it.each<
  [what: string, start: IsoDate, pattern: Pattern, until: IsoDate, sent: readonly string[], more?: More]
>([
  [
    'Leo: asked on the Friday two weeks before Christmas, due when the setting reopens',
    '2025-11-03',
    'year-round',
    '2026-01-26',
    [
      '2025-12-05 closure 2025-12-20',
      '2025-12-15 window',
      '2026-01-05 due',
      '2026-01-12 overdue 1',
      '2026-01-19 overdue 2',
      '2026-01-26 overdue 3',
    ],
  ],
  [
    'Leo before Christmas: due on its last open day, overdue only after the grace',
    '2025-11-03',
    'year-round',
    '2026-01-12',
    ['2025-12-12 due soon', '2025-12-19 due', '2026-01-12 overdue 1'],
    before('2025-12-20'),
  ],
  [
    'Leo after Christmas: as usual, and not asked again',
    '2025-11-03',
    'year-round',
    '2026-01-12',
    ['2025-12-15 window', '2026-01-05 due', '2026-01-12 overdue 1'],
    after('2025-12-20'),
  ],
  [
    'a choice for another closure: asked for this one',
    '2025-11-03',
    'year-round',
    '2025-12-31',
    ['2025-12-05 closure 2025-12-20', '2025-12-15 window'],
    before('2025-10-27'),
  ],
  [
    'Zeeshan: the window opens on Easter Monday, so the day after',
    '2026-02-23',
    'year-round',
    '2026-04-28',
    [
      '2026-04-07 window',
      '2026-04-13 due soon',
      '2026-04-20 due',
      '2026-04-21 overdue 1',
      '2026-04-28 overdue 2',
    ],
  ],
  [
    'Theo: asked on 8 July, nothing in August',
    '2026-06-29',
    'term-time',
    '2026-09-09',
    ['2026-07-08 closure 2026-07-22', '2026-09-02 due', '2026-09-09 overdue 1'],
  ],
  [
    'Theo before the summer',
    '2026-06-29',
    'term-time',
    '2026-09-09',
    ['2026-07-14 due soon', '2026-07-21 due', '2026-09-09 overdue 1'],
    before('2026-07-22'),
  ],
  [
    'Theo’s dates where August is open',
    '2026-06-29',
    'year-round',
    '2026-08-25',
    ['2026-08-10 window', '2026-08-17 due soon', '2026-08-24 due', '2026-08-25 overdue 1'],
  ],
  [
    'a booked meeting: quiet until its day, then only the latest step',
    '2026-06-29',
    'year-round',
    '2026-09-01',
    ['2026-08-26 overdue 1', '2026-09-01 overdue 2'],
    { waiting: { until: '2026-08-26' } },
  ],
  [
    'a meeting on a Sunday: Monday',
    '2026-02-23',
    'none',
    '2026-04-20',
    ['2026-04-20 due'],
    { waiting: { until: '2026-04-19' } },
  ],
  [
    'due on a Saturday: on Monday it is overdue already, one message',
    '2026-05-02',
    'none',
    '2026-07-06',
    ['2026-06-15 window', '2026-06-22 due soon', '2026-06-29 overdue 1', '2026-07-06 overdue 2'],
  ],
  [
    'due on the first day of a closure',
    '2025-10-25',
    'year-round',
    '2026-01-12',
    [
      '2025-12-05 closure 2025-12-20',
      '2025-12-08 window',
      '2025-12-15 due soon',
      '2026-01-05 due',
      '2026-01-12 overdue 1',
    ],
  ],
  [
    'due on the last day of a closure',
    '2025-11-09',
    'year-round',
    '2026-01-12',
    ['2025-12-05 closure 2025-12-20', '2026-01-05 due', '2026-01-12 overdue 1'],
  ],
  [
    'due the day before a closure: overdue after it, once',
    '2025-10-24',
    'year-round',
    '2026-01-12',
    [
      '2025-12-05 window',
      '2025-12-12 due soon',
      '2025-12-19 due',
      '2026-01-05 overdue 1',
      '2026-01-12 overdue 2',
    ],
  ],
  [
    'a week from the day it was sent, when a bank holiday moved it',
    '2026-04-06',
    'none',
    '2026-06-16',
    [
      '2026-05-18 window',
      '2026-05-26 due soon',
      '2026-06-01 due',
      '2026-06-02 overdue 1',
      '2026-06-09 overdue 2',
      '2026-06-16 overdue 3',
    ],
  ],
  [
    'started in a closure that outlasts it: nobody could be asked',
    '2026-06-29',
    'none',
    '2026-10-08',
    ['2026-10-01 due', '2026-10-08 overdue 1'],
    { closures: [{ from: '2026-06-29', to: '2026-09-30' }] },
  ],
  [
    'started less than 14 days before a long closure: asked at once',
    '2026-06-27',
    'none',
    '2026-08-31',
    ['2026-06-29 closure 2026-07-06'],
    { closures: [{ from: '2026-07-06', to: '2026-09-30' }] },
  ],
  [
    'no open day between the start and the closure: not asked',
    '2026-07-04',
    'none',
    '2026-08-31',
    [],
    { closures: [{ from: '2026-07-06', to: '2026-09-30' }] },
  ],
  [
    'a closure that runs on from another: asked two weeks before the first of them',
    '2025-11-10',
    'none',
    '2026-01-12',
    ['2025-12-08 closure 2025-12-29', '2026-01-12 due'],
    {
      closures: [
        { from: '2025-12-22', to: '2025-12-26' },
        { from: '2025-12-29', to: '2026-01-09' },
      ],
    },
  ],
  [
    'a profile with a cycle of its own',
    '2026-01-05',
    'none',
    '2026-02-10',
    ['2026-02-02 35 due soon', '2026-02-09 35 due', '2026-02-10 35 overdue 1'],
    { cycle: { windowDays: 28, dueDays: 35 } },
  ],
  [
    'the clocks go forward on the Sunday before it is due',
    '2027-02-01',
    'none',
    '2027-03-31',
    ['2027-03-15 window', '2027-03-22 due soon', '2027-03-30 overdue 1'],
  ],
  [
    'the clocks go back between due and overdue',
    '2027-09-03',
    'none',
    '2027-11-01',
    ['2027-10-15 window', '2027-10-22 due soon', '2027-10-29 due', '2027-11-01 overdue 1'],
  ],
  [
    'due on a leap day',
    '2028-01-04',
    'none',
    '2028-03-08',
    [
      '2028-02-15 window',
      '2028-02-22 due soon',
      '2028-02-29 due',
      '2028-03-01 overdue 1',
      '2028-03-08 overdue 2',
    ],
  ],
])('%s', (_what, start, pattern, until, sent, more = {}) => {
  expect(sentDaily(input(start, pattern, more), until)).toEqual(sent);
});

it.each<[what: string, start: IsoDate, pattern: Pattern, on: IsoDate, more?: More]>([
  ['the 14th open day, the first overdue day being one', '2026-02-23', 'none', '2026-05-11'],
  ['an overdue Saturday is no open day', '2026-01-09', 'none', '2026-03-26'],
  ['days of a closure do not count', '2026-03-20', 'term-time', '2026-06-11'],
  ['after the grace of half-term', '2026-03-30', 'term-time', '2026-06-25'],
  ['after the grace of a closure', '2025-11-03', 'year-round', '2026-01-29'],
  [
    'a booked meeting does not stop it',
    '2026-02-23',
    'none',
    '2026-05-11',
    { waiting: { until: '2026-12-01' } },
  ],
])('tells the inclusion lead: %s', (_what, start, pattern, on, more = {}) => {
  const sent = sentDaily(input(start, pattern, more), addDays(on, 30));
  expect(sent.filter((line) => line.endsWith('escalation'))).toEqual([`${on} escalation`]);
});

describe('a look after days on which nobody looked', () => {
  const leo = input('2025-11-03', 'year-round');
  const key = (step: string) => `2025-11-03 ${step}`;

  it('sends the latest step only, covers the rest and tells the lead beside it', () => {
    expect(dueNudges({ ...leo, today: '2026-01-29', nudged: [] })).toEqual({
      send: [
        { key: key('overdue 3'), step: 'overdue', on: '2026-01-29' },
        { key: key('escalation'), step: 'escalation', on: '2026-01-29' },
      ],
      covered: [
        ...['window', 'due soon', 'due', 'overdue 1', 'overdue 2', 'overdue 3', 'escalation'].map(key),
        key('closure 2025-12-20'),
      ],
    });
  });

  it('asks late, but not once the closure has begun', () => {
    const late = dueNudges({ ...leo, today: '2025-12-19', nudged: [] });
    expect(late.send.map(({ step }) => step)).toEqual(['window', 'closure choice']);
    const tooLate = dueNudges({ ...leo, today: '2026-01-05', nudged: [] });
    expect(tooLate.send.map(({ step }) => step)).toEqual(['due']);
    expect(tooLate.covered).toContain(key('closure 2025-12-20'));
  });

  it.each(['2025-12-20', '2025-12-25', '2026-01-04'])(
    'keeps everything for the next open day on %s',
    (today) => {
      expect(dueNudges({ ...leo, today, nudged: [] })).toEqual({ send: [], covered: [] });
    },
  );

  it('sends nothing twice', () => {
    const { covered } = dueNudges({ ...leo, today: '2026-01-29', nudged: [] });
    expect(dueNudges({ ...leo, today: '2026-01-29', nudged: covered })).toEqual({ send: [], covered: [] });
  });
});

describe('the next day on which something is sent', () => {
  it.each<[what: string, after: IsoDate, nudged: readonly string[], more: More, next: IsoDate]>([
    ['the question about Christmas', '2025-11-03', [], {}, '2025-12-05'],
    ['the window', '2025-12-05', ['closure 2025-12-20'], {}, '2025-12-15'],
    ['a question that is answered', '2025-11-03', [], after('2025-12-20'), '2025-12-15'],
    [
      'the last day before Christmas',
      '2025-12-15',
      ['closure 2025-12-20', 'window'],
      before('2025-12-20'),
      '2025-12-16',
    ],
    ['over the closure', '2025-12-15', ['closure 2025-12-20', 'window'], {}, '2026-01-05'],
    ['what was missed', '2026-01-16', [], {}, '2026-01-19'],
    [
      'quiet until a booked meeting',
      '2025-12-05',
      ['closure 2025-12-20'],
      { waiting: { until: '2025-12-17' } },
      '2025-12-17',
    ],
    [
      'the escalation during a booked meeting',
      '2026-01-12',
      ['window', 'due soon', 'due', 'overdue 1', 'closure 2025-12-20'],
      { waiting: { until: '2026-03-17' } },
      '2026-01-29',
    ],
  ])('%s', (_what, after, nudged, more, next) => {
    const keys = nudged.map((step) => `2025-11-03 ${step}`);
    expect(nextNudgeDay({ ...input('2025-11-03', 'year-round', more), after, nudged: keys })).toBe(next);
  });
});
