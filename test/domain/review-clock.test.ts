import fc from 'fast-check';
import { addDays, daysBetween, type IsoDate } from '../../src/domain/dates.ts';
import { AppError } from '../../src/domain/errors.ts';
import { isOpenDay, nthOpenDayAfter, type ReviewState, reviewClock } from '../../src/domain/review-clock.ts';

const bankHolidays =
  '2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28'.split(
    ' ',
  );
const christmas = { from: '2025-12-20', to: '2026-01-04' };
const yearRound = [christmas, { from: '2026-12-24', to: '2027-01-03' }];
/** St Kenelm's: everything between the terms, and the half-terms. */
const termTime = [
  ['2025-10-27', '2025-10-31'],
  ['2025-12-20', '2026-01-04'],
  ['2026-02-16', '2026-02-20'],
  ['2026-03-28', '2026-04-12'],
  ['2026-05-25', '2026-05-29'],
  ['2026-07-22', '2026-09-01'],
  ['2026-10-26', '2026-10-30'],
].map(([from = '', to = '']) => ({ from, to }));

const patterns = { 'year-round': yearRound, 'term-time': termTime, none: [] } as const;
type Pattern = keyof typeof patterns;

const clock = (planDate: IsoDate, today: IsoDate, pattern: Pattern = 'year-round', lastReview?: IsoDate) =>
  reviewClock({ planDate, lastReview, today, closures: patterns[pattern], bankHolidays });

describe('the review clock (domain.md §4)', () => {
  it.each<
    [what: string, plan: IsoDate, pattern: Pattern, opens: IsoDate, due: IsoDate, overdueFrom: IsoDate]
  >([
    [
      'Leo: due in the Christmas closure',
      '2025-11-03',
      'year-round',
      '2025-12-15',
      '2025-12-29',
      '2026-01-12',
    ],
    [
      'Zeeshan: window opens on Easter Monday',
      '2026-02-23',
      'year-round',
      '2026-04-06',
      '2026-04-20',
      '2026-04-21',
    ],
    ['Theo: wholly inside the summer', '2026-06-29', 'term-time', '2026-08-10', '2026-08-24', '2026-09-09'],
    [
      'Theo’s dates at a year-round setting',
      '2026-06-29',
      'year-round',
      '2026-08-10',
      '2026-08-24',
      '2026-08-25',
    ],
    ['Zofia', '2025-09-15', 'year-round', '2025-10-27', '2025-11-10', '2025-11-11'],
    ['Tadhg', '2026-01-12', 'year-round', '2026-02-23', '2026-03-09', '2026-03-10'],
    ['Layla', '2026-01-19', 'term-time', '2026-03-02', '2026-03-16', '2026-03-17'],
    [
      'Llŷr: window opens as half-term ends',
      '2025-09-22',
      'term-time',
      '2025-11-03',
      '2025-11-17',
      '2025-11-18',
    ],
    [
      'Llŷr’s provision map: due well after Christmas',
      '2025-11-24',
      'term-time',
      '2026-01-05',
      '2026-01-19',
      '2026-01-20',
    ],
    ['due the day before a closure', '2025-10-24', 'year-round', '2025-12-05', '2025-12-19', '2025-12-20'],
    [
      'due on the first day of a closure',
      '2025-10-25',
      'year-round',
      '2025-12-06',
      '2025-12-20',
      '2026-01-12',
    ],
    [
      'due on the last day of a closure',
      '2025-11-09',
      'year-round',
      '2025-12-21',
      '2026-01-04',
      '2026-01-12',
    ],
    ['due the day a setting reopens', '2025-11-10', 'year-round', '2025-12-22', '2026-01-05', '2026-01-06'],
    ['due in a half-term', '2025-12-22', 'term-time', '2026-02-02', '2026-02-16', '2026-03-02'],
    [
      'due in Easter, reopening on a Monday',
      '2026-02-06',
      'term-time',
      '2026-03-20',
      '2026-04-03',
      '2026-04-20',
    ],
    [
      'due on a bank holiday that is no closure',
      '2026-02-09',
      'none',
      '2026-03-23',
      '2026-04-06',
      '2026-04-07',
    ],
    [
      'the clocks go forward inside the cycle',
      '2026-02-02',
      'none',
      '2026-03-16',
      '2026-03-30',
      '2026-03-31',
    ],
    ['due on the day the clocks go forward', '2026-02-01', 'none', '2026-03-15', '2026-03-29', '2026-03-30'],
    ['the clocks go back inside the cycle', '2026-09-07', 'none', '2026-10-19', '2026-11-02', '2026-11-03'],
    ['due on the day the clocks go back', '2026-08-30', 'none', '2026-10-11', '2026-10-25', '2026-10-26'],
    ['due on a leap day', '2024-01-04', 'none', '2024-02-15', '2024-02-29', '2024-03-01'],
    ['planned on a leap day', '2024-02-29', 'none', '2024-04-11', '2024-04-25', '2024-04-26'],
    ['no leap day', '2026-01-04', 'none', '2026-02-15', '2026-03-01', '2026-03-02'],
    ['over New Year', '2025-11-24', 'none', '2026-01-05', '2026-01-19', '2026-01-20'],
  ])('%s', (_what, plan, pattern, windowOpens, due, overdueFrom) => {
    expect(clock(plan, plan, pattern)).toMatchObject({
      startedOn: plan,
      windowOpens,
      due,
      overdueFrom,
      state: 'early',
    });
  });

  it.each<[plan: IsoDate, today: IsoDate, pattern: Pattern, state: ReviewState, daysOverdue: number | null]>([
    ['2026-02-23', '2026-02-23', 'year-round', 'early', null],
    ['2026-02-23', '2026-04-05', 'year-round', 'early', null],
    ['2026-02-23', '2026-04-06', 'year-round', 'window', null],
    ['2026-02-23', '2026-04-19', 'year-round', 'window', null],
    ['2026-02-23', '2026-04-20', 'year-round', 'due today', null],
    ['2026-02-23', '2026-04-21', 'year-round', 'overdue', 1],
    ['2026-02-23', '2026-05-05', 'year-round', 'overdue', 15],
    ['2025-11-03', '2025-12-19', 'year-round', 'window', null],
    ['2025-11-03', '2025-12-28', 'year-round', 'window', null],
    ['2025-11-03', '2025-12-29', 'year-round', 'due (closed)', null],
    ['2025-11-03', '2026-01-04', 'year-round', 'due (closed)', null],
    ['2025-11-03', '2026-01-05', 'year-round', 'due (closed)', null],
    ['2025-11-03', '2026-01-08', 'year-round', 'due (closed)', null],
    ['2025-11-03', '2026-01-09', 'year-round', 'due (closed)', null],
    ['2025-11-03', '2026-01-11', 'year-round', 'due (closed)', null],
    ['2025-11-03', '2026-01-12', 'year-round', 'overdue', 1],
    ['2025-11-03', '2026-01-13', 'year-round', 'overdue', 2],
    ['2026-06-29', '2026-08-10', 'term-time', 'window', null],
    ['2026-06-29', '2026-08-24', 'term-time', 'due (closed)', null],
    ['2026-06-29', '2026-09-08', 'term-time', 'due (closed)', null],
    ['2026-06-29', '2026-09-09', 'term-time', 'overdue', 1],
    ['2026-06-29', '2026-08-24', 'year-round', 'due today', null],
    ['2026-06-29', '2026-08-25', 'year-round', 'overdue', 1],
    // due the day before the closure: the closure does not excuse it
    ['2025-10-24', '2025-12-20', 'year-round', 'overdue', 1],
  ])('plan %s on %s (%s): %s', (plan, today, pattern, state, daysOverdue) => {
    const now = clock(plan, today, pattern);
    expect([now.state, now.daysOverdue ?? null]).toEqual([state, daysOverdue]);
  });

  it.each([
    ['a later review restarts it', '2025-11-03', '2026-01-08', '2026-01-08', '2026-03-05'],
    ['a review before the plan does not', '2026-01-12', '2026-01-08', '2026-01-12', '2026-03-09'],
    ['a review on the day of the plan', '2026-01-12', '2026-01-12', '2026-01-12', '2026-03-09'],
    ['no review yet', '2026-01-12', undefined, '2026-01-12', '2026-03-09'],
  ])('%s', (_what, plan, lastReview, startedOn, due) => {
    expect(clock(plan, plan, 'none', lastReview)).toMatchObject({ startedOn, due });
  });

  it('says which closure holds the due date and when the setting reopens', () => {
    expect(clock('2025-11-03', '2025-12-01')).toMatchObject({
      closure: christmas,
      reopens: '2026-01-05',
      daysUntilDue: 28,
    });
    expect(clock('2026-02-23', '2026-03-01')).not.toHaveProperty('closure');
  });

  it.each([
    [
      'touching closures',
      [
        { from: '2025-12-20', to: '2025-12-31' },
        { from: '2026-01-01', to: '2026-01-04' },
      ],
      '2026-01-05',
      '2026-01-12',
    ],
    [
      'overlapping closures',
      [
        { from: '2025-12-20', to: '2026-01-02' },
        { from: '2025-12-28', to: '2026-01-07' },
      ],
      '2026-01-08',
      '2026-01-15',
    ],
    [
      'closures with a weekend between',
      [
        { from: '2025-12-22', to: '2026-01-02' },
        { from: '2026-01-05', to: '2026-01-06' },
      ],
      '2026-01-07',
      '2026-01-14',
    ],
    [
      'a closure soon after reopening',
      [christmas, { from: '2026-01-07', to: '2026-01-09' }],
      '2026-01-05',
      '2026-01-15',
    ],
    ['a closure of one day', [{ from: '2025-12-29', to: '2025-12-29' }], '2025-12-30', '2026-01-07'],
  ])('%s', (_what, closures, reopens, overdueFrom) => {
    const answer = reviewClock({
      planDate: '2025-11-03',
      today: '2025-12-29',
      closures,
      bankHolidays: ['2026-01-01'],
    });
    expect(answer).toMatchObject({ reopens, overdueFrom, state: 'due (closed)' });
  });

  it('takes the profile’s numbers', () => {
    const cycle = { windowDays: 28, dueDays: 35 };
    const answer = reviewClock({
      planDate: '2026-01-05',
      today: '2026-01-05',
      closures: [],
      bankHolidays: [],
      cycle,
    });
    expect(answer).toMatchObject({ windowOpens: '2026-02-02', due: '2026-02-09', overdueFrom: '2026-02-10' });
  });

  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-01-01', days));
  const closure = fc
    .record({ from: day, length: fc.nat(45) })
    .map(({ from, length }) => ({ from, to: addDays(from, length) }));
  const calendar = fc.record({
    closures: fc.array(closure, { maxLength: 6 }),
    bankHolidays: fc.array(day, { maxLength: 8 }),
  });

  it('only ever moves forward, and is never overdue before an open day when closed', () => {
    const order: readonly ReviewState[] = ['early', 'window', 'due today', 'due (closed)', 'overdue'];
    fc.assert(
      fc.property(calendar, day, fc.nat(150), (dates, planDate, after) => {
        const at = (today: IsoDate) => reviewClock({ planDate, today, ...dates });
        const today = addDays(planDate, after);
        const now = at(today);
        expect(order.indexOf(at(addDays(today, 1)).state)).toBeGreaterThanOrEqual(order.indexOf(now.state));
        expect(daysBetween(now.startedOn, now.due)).toBe(56);
        expect(now.overdueFrom > now.due).toBe(true);
        expect(now.state === 'overdue').toBe(today >= now.overdueFrom);
        if (now.closure) expect(isOpenDay({ date: now.overdueFrom, ...dates })).toBe(true);
        else expect(now.overdueFrom).toBe(addDays(now.due, 1));
      }),
    );
  });
});

describe('open days', () => {
  it.each([
    ['2026-01-05', true],
    ['2026-01-04', false],
    ['2025-12-22', false],
    ['2026-04-03', false],
    ['2026-04-04', false],
    ['2026-04-07', true],
    ['2025-12-20', false],
  ])('%s: %s', (date, open) => {
    expect(isOpenDay({ date, closures: yearRound, bankHolidays })).toBe(open);
  });

  it.each([
    ['2026-01-04', 1, '2026-01-05'],
    ['2026-01-05', 1, '2026-01-06'],
    ['2026-01-05', 5, '2026-01-12'],
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-04-02', 0, '2026-04-02'],
  ])('after %s, number %i is %s', (date, n, answer) => {
    expect(nthOpenDayAfter({ date, n, closures: yearRound, bankHolidays })).toBe(answer);
  });

  it('says so when a setting never opens', () => {
    const closures = [{ from: '2026-01-01', to: '2999-01-01' }];
    expect(() => nthOpenDayAfter({ date: '2026-01-05', n: 1, closures, bankHolidays })).toThrow(AppError);
  });
});
