import { countsOn, nextChange, quietFromOf, rankOf } from '../../../src/domain/chain/figures.ts';

const days = {
  dueOn: ['2026-03-01', '2026-03-02', '2026-03-16', '2026-03-17'],
  overdueFrom: ['2026-03-02', '2026-03-03', '2026-03-17', '2026-03-18'],
  quietFrom: ['2026-02-20', '2026-03-03'],
  unsigned: 2,
};

describe('figures of a setting', () => {
  it.each([
    ['2026-02-01', { overdue: 0, dueSoon: 0, unsigned: 2, quiet: 0 }],
    ['2026-03-01', { overdue: 0, dueSoon: 2, unsigned: 2, quiet: 1 }],
    ['2026-03-02', { overdue: 1, dueSoon: 2, unsigned: 2, quiet: 1 }],
    ['2026-03-03', { overdue: 2, dueSoon: 2, unsigned: 2, quiet: 2 }],
    ['2026-04-01', { overdue: 4, dueSoon: 0, unsigned: 2, quiet: 2 }],
  ])('on %s', (today, counts) => {
    expect(countsOn(days, today)).toStrictEqual(counts);
  });

  it('change by themselves on a day that is known before', () => {
    let today = '2026-02-01';
    const changes: string[] = [];
    for (let next = nextChange(days, today); next; next = nextChange(days, today)) {
      expect(countsOn(days, next)).not.toStrictEqual(countsOn(days, today));
      changes.push(next);
      today = next;
    }
    expect(changes[0]).toBe('2026-02-15');
    expect(changes.at(-1)).toBe('2026-03-18');
  });

  it('put overdue before everything else, then due soon, quiet, unsigned', () => {
    const none = { overdue: 0, dueSoon: 0, unsigned: 0, quiet: 0 };
    const ranks = [
      { ...none, overdue: 2 },
      { ...none, overdue: 1, dueSoon: 1 },
      { ...none, overdue: 1, quiet: 900, unsigned: 900 },
      { ...none, dueSoon: 5000 },
      { ...none, quiet: 1 },
      { ...none, unsigned: 999 },
      none,
    ].map(rankOf);
    expect([...ranks].sort((a, b) => a - b)).toStrictEqual(ranks);
    expect(new Set(ranks).size).toBe(ranks.length);
    for (const rank of ranks) expect(Number.isSafeInteger(rank)).toBe(true);
  });

  it('count no closed day as a day without an entry', () => {
    expect(quietFromOf('2026-03-02', [])).toBe('2026-03-16');
    expect(quietFromOf('2025-12-15', [{ from: '2025-12-20', to: '2026-01-04' }])).toBe('2026-01-14');
    expect(quietFromOf('2025-12-15', [{ from: '2025-12-20', to: '9999-12-31' }])).toMatch(/^\d{4}-/);
  });
});
