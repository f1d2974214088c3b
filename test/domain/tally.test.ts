import fc from 'fast-check';
import { OUTCOMES, type Outcome, sheetMark, tally, tallyText } from '../../src/domain/tally.ts';

const entries = (counts: Partial<Record<Outcome, number>>) =>
  OUTCOMES.flatMap((outcome) => Array.from({ length: counts[outcome] ?? 0 }, () => ({ outcome })));

describe('the tally of a record of intervention (domain.md §5)', () => {
  it.each<[what: string, counts: Partial<Record<Outcome, number>>, text: string]>([
    [
      'the rule’s own example',
      { achieved: 3, 'not achieved': 2, absent: 9, 'not run': 2 },
      '3 of 5 achieved · planned 16 · absent 9 · not run 2',
    ],
    ['nothing recorded', {}, 'no entries yet'],
    ['never there', { absent: 4 }, 'not tried yet · planned 4 · absent 4'],
    ['never run', { 'not run': 2, absent: 1 }, 'not tried yet · planned 3 · absent 1 · not run 2'],
    ['all achieved', { achieved: 5 }, '5 of 5 achieved · planned 5'],
    ['none achieved', { 'not achieved': 2 }, '0 of 2 achieved · planned 2'],
    [
      'partly is an attempt, not a success',
      { achieved: 1, partly: 2 },
      '1 of 3 achieved · partly 2 · planned 3',
    ],
    ['Zofia', { achieved: 2, 'not achieved': 1 }, '2 of 3 achieved · planned 3'],
    ['Layla', { achieved: 1, 'not run': 1 }, '1 of 1 achieved · planned 2 · not run 1'],
  ])('%s', (_what, counts, text) => {
    expect(tallyText(tally(entries(counts)))).toBe(text);
  });

  it.each<[Outcome, string]>([
    ['achieved', '√'],
    ['not achieved', 'x'],
    ['partly', 'x'],
    ['absent', 'absent'],
    ['not run', 'not run'],
  ])('marks %s as %s', (outcome, mark) => {
    expect(sheetMark(outcome)).toBe(mark);
  });

  it('adds up, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ outcome: fc.constantFrom(...OUTCOMES) })), (list) => {
        const { planned, run, achieved, partly, notAchieved, absent, notRun } = tally(list);
        expect(planned).toBe(list.length);
        expect(run + absent + notRun).toBe(planned);
        expect(achieved + partly + notAchieved).toBe(run);
        expect(tally(list.toReversed())).toEqual(tally(list));
        if (run > 0) expect(tallyText(tally(list))).toMatch(new RegExp(`^${achieved} of ${run} achieved`));
      }),
    );
  });
});
