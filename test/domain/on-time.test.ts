import { bankHolidays } from '../../src/domain/bank-holidays.ts';
import { settledReviews, trendOf, trendWords } from '../../src/domain/on-time.ts';

const christmas = { from: '2025-12-20', to: '2026-01-04' };
const at = (today: string, closures = [christmas]) => ({ today, closures, bankHolidays });
const cycle = {
  startedOn: '2026-02-23',
  lastReviewOn: null as string | null,
  live: true,
  endedOn: null as string | null,
};

describe('reviews that are settled', () => {
  it.each([
    ['not due yet', {}, '2026-04-19', []],
    ['due today', {}, '2026-04-20', []],
    ['overdue', {}, '2026-04-21', [{ on: '2026-04-20', onTime: false }]],
    ['held early', { lastReviewOn: '2026-04-01' }, '2026-05-01', [{ on: '2026-04-01', onTime: true }]],
    [
      'held on the last day',
      { lastReviewOn: '2026-04-20' },
      '2026-05-01',
      [{ on: '2026-04-20', onTime: true }],
    ],
    ['held a day late', { lastReviewOn: '2026-04-21' }, '2026-05-01', [{ on: '2026-04-20', onTime: false }]],
    [
      'held, and the next one overdue',
      { lastReviewOn: '2026-04-01' },
      '2026-05-28',
      [
        { on: '2026-04-01', onTime: true },
        { on: '2026-05-27', onTime: false },
      ],
    ],
    [
      'held, and the plan ended',
      { lastReviewOn: '2026-04-01', live: false },
      '2026-07-01',
      [{ on: '2026-04-01', onTime: true }],
    ],
    ['ended before it was due', { live: false, endedOn: '2026-03-30' }, '2026-07-01', []],
    [
      'ended when it was overdue',
      { live: false, endedOn: '2026-05-30' },
      '2026-07-01',
      [{ on: '2026-04-20', onTime: false }],
    ],
  ])('counts one that is %s', (_, change, today, settled) => {
    expect(settledReviews({ ...cycle, ...change }, at(today))).toEqual(settled);
  });

  it('counts all of the first week back after a closure as in time', () => {
    // Due 29 December, closed; open again on 5 January, overdue from 12 January.
    const closed = { ...cycle, startedOn: '2025-11-03', live: false };
    const held = (lastReviewOn: string) => settledReviews({ ...closed, lastReviewOn }, at('2026-03-01'));
    expect(held('2026-01-09')).toEqual([{ on: '2026-01-09', onTime: true }]);
    expect(held('2026-01-12')).toEqual([{ on: '2025-12-29', onTime: false }]);
  });
});

describe('the trend', () => {
  const points = trendOf(
    [
      { on: '2026-02-15', onTime: true, plans: 2 },
      { on: '2026-02-16', onTime: true, plans: 1 },
      { on: '2026-04-09', onTime: false, plans: 3 },
      { on: '2020-01-01', onTime: true, plans: 9 },
      { on: '2026-07-11', onTime: true, plans: 1 },
    ],
    '2026-07-10',
  );

  it('counts every plan in the half term of its review, and nothing outside the six', () => {
    expect(points.map(({ name, onTime, all }) => [name, onTime, all])).toEqual([
      ['Autumn 1', 0, 0],
      ['Autumn 2', 0, 0],
      ['Spring 1', 2, 2],
      ['Spring 2', 1, 4],
      ['Summer 1', 0, 0],
      ['Summer 2', 1, 1],
    ]);
  });

  it('is said in words', () => {
    expect(trendWords(points)).toBe(
      'Reviews held on time: Autumn 1: no reviews; Autumn 2: no reviews; Spring 1: 2 of 2 (100%); Spring 2: 1 of 4 (25%); Summer 1: no reviews; Summer 2: 1 of 1 (100%).',
    );
  });
});
