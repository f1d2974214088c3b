import { bookingProblem, lastBookableDay, oneLine, waitingProblem } from '../../src/domain/arrange-rules.ts';
import { arrangedNow, reasonsGiven, withArranged } from '../../src/domain/arrangement.ts';
import type { Waiting } from '../../src/domain/record.ts';
import { planFacts } from '../mongo/samples.ts';

const today = '2025-12-05';
const clear = { ...planFacts, waiting: null, closureChoice: null, replaced: [] };
const wait = (why: string): Waiting => ({
  kind: 'not before',
  until: '2025-12-10',
  why,
  by: 'U1',
  byName: 'Sam',
  on: today,
});

describe('the day of a meeting', () => {
  it('may be up to four weeks after the last day in time, or from today once that has passed', () => {
    expect(lastBookableDay({ overdueFrom: '2025-12-30' }, today)).toBe('2026-01-26');
    expect(lastBookableDay({ overdueFrom: '2025-12-30' }, '2026-03-02')).toBe('2026-03-30');
  });

  it.each([
    ['2025-12-05', undefined],
    ['2026-01-26', undefined],
    ['2025-12-04', 'has passed'],
    ['2026-01-27', 'up to 26 January 2026'],
    ['', 'choose the day'],
    ['2025-02-30', 'choose the day'],
  ])('%s', (date, problem) => {
    const found = bookingProblem({ date, today, last: '2026-01-26' });
    if (problem) expect(found).toContain(problem);
    else expect(found).toBeUndefined();
  });

  it.each([
    ['2025-12-06', undefined],
    ['2026-01-02', undefined],
    ['2025-12-05', 'after today'],
    ['2026-01-03', 'up to 2 January 2026'],
    ['soon', 'choose a day'],
  ])('a review can wait until %s', (date, problem) => {
    const found = waitingProblem({ date, today });
    if (problem) expect(found).toContain(problem);
    else expect(found).toBeUndefined();
  });

  it('makes one line of a pasted reason', () => {
    expect(oneLine('  parents\nabroad,  back soon ')).toBe('parents abroad, back soon');
  });
});

describe('what was arranged', () => {
  it('keeps what had a reason when something takes its place, and not what had none', () => {
    const booked = { ...wait(''), kind: 'booked' } as const;
    const once = withArranged(clear, { waiting: wait('ill') });
    const twice = withArranged(once, { waiting: booked });
    const thrice = withArranged(twice, { waiting: wait('abroad') });
    expect(reasonsGiven({ plan: thrice, closures: [] })).toStrictEqual([
      'Review not before 10 December 2025: ill (Sam, 5 December 2025)',
      'Review not before 10 December 2025: abroad (Sam, 5 December 2025)',
    ]);
    expect(arrangedNow({ plan: twice, closures: [] })).toStrictEqual([
      'Review meeting planned for 10 December 2025 (Sam, 5 December 2025)',
    ]);
  });

  it('names a closure whole, or by its start where it was taken out of the setting', () => {
    const { kind: _kind, until: _until, ...by } = wait('abroad');
    const plan = withArranged(clear, {
      closureChoice: { ...by, closureFrom: '2025-12-20', choice: 'after' },
    });
    const closures = [{ from: '2025-12-20', to: '2026-01-04' }];
    expect(arrangedNow({ plan, closures })[0]).toContain(
      'Review after the closure of 20 December 2025 to 4 January 2026: abroad',
    );
    expect(arrangedNow({ plan, closures: [] })[0]).toContain(
      'after the closure from 20 December 2025: abroad',
    );
  });

  it('does not grow without end', () => {
    let plan: typeof planFacts = clear;
    for (let n = 0; n < 30; n += 1) plan = withArranged(plan, { waiting: wait(`reason ${n}`) });
    expect(plan.replaced).toHaveLength(20);
  });
});
