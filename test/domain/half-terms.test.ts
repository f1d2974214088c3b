import fc from 'fast-check';
import { addDays } from '../../src/domain/dates.ts';
import { lastHalfTerms } from '../../src/domain/half-terms.ts';

const names = (date: string): readonly string[] =>
  lastHalfTerms(date).map(({ name, from }) => `${name} ${from.slice(0, 4)}`);

describe('the last six half terms', () => {
  it('end with the present one, over the turn of a school year', () => {
    expect(names('2026-11-24')).toEqual([
      'Spring 1 2026',
      'Spring 2 2026',
      'Summer 1 2026',
      'Summer 2 2026',
      'Autumn 1 2026',
      'Autumn 2 2026',
    ]);
  });

  it.each([
    ['2026-08-31', 'Summer 2', '2026-06-01', '2026-08-31'],
    ['2026-09-01', 'Autumn 1', '2026-09-01', '2026-10-31'],
    ['2026-12-31', 'Autumn 2', '2026-11-01', '2026-12-31'],
    ['2027-01-01', 'Spring 1', '2027-01-01', '2027-02-15'],
    ['2028-02-29', 'Spring 2', '2028-02-16', '2028-04-09'],
    ['2026-04-10', 'Summer 1', '2026-04-10', '2026-05-31'],
  ])('on %s is %s, %s to %s', (date, name, from, to) => {
    expect(lastHalfTerms(date).at(-1)).toEqual({ name, from, to });
  });

  it('follow each other without a gap, on whatever day', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(day, (date) => {
        const halves = lastHalfTerms(date);
        expect(halves).toHaveLength(6);
        expect(new Set(halves.map(({ name }) => name)).size).toBe(6);
        for (const [index, half] of halves.slice(1).entries())
          expect(half.from).toBe(addDays(halves[index]?.to ?? '', 1));
        expect((halves.at(-1)?.from ?? '') <= date && date <= (halves.at(-1)?.to ?? '')).toBe(true);
      }),
    );
  });
});
