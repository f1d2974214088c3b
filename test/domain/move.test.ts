import {
  ended,
  type Move,
  type MoveState,
  type MoveStep,
  mayStep,
  problemsOfMove,
} from '../../src/domain/move.ts';
import { move } from '../mongo/samples.ts';

const STATES: readonly MoveState[] = ['proposed', 'accepted', 'done', 'declined', 'cancelled', 'timed out'];
const STEPS: readonly MoveStep[] = ['accept', 'decline', 'cancel', 'lapse', 'take effect'];

/** Proposed on 2 March 2026 for the 5th; which steps each state allows on a day. */
const allowed: readonly [string, Partial<Record<MoveState, readonly MoveStep[]>>][] = [
  ['2026-03-02', { proposed: ['accept', 'decline', 'cancel'], accepted: ['cancel'] }],
  ['2026-03-04', { proposed: ['accept', 'decline', 'cancel'], accepted: ['cancel'] }],
  ['2026-03-05', { proposed: ['accept', 'decline', 'cancel'], accepted: ['cancel', 'take effect'] }],
  ['2026-03-15', { proposed: ['accept', 'decline', 'cancel'], accepted: ['cancel', 'take effect'] }],
  ['2026-03-16', { proposed: ['cancel', 'lapse'], accepted: ['cancel', 'take effect'] }],
];
const table = allowed.flatMap(([day, may]) =>
  STATES.map((state): [MoveState, string, readonly MoveStep[]] => [state, day, may[state] ?? []]),
);

describe('a move', () => {
  it.each(table)('that is %s allows on %s: %j', (state, day, steps) => {
    const at = move({ state, on: '2026-03-05', proposedOn: '2026-03-02' });
    expect(STEPS.filter((step) => mayStep(at, step, day))).toEqual(steps);
  });

  it.each<[string, Partial<Move['consent']>]>([
    ['nobody gave', { by: ' ' }],
    ['is not said how', { how: '' }],
    ['has no day', { on: '' }],
    ['is still to come', { on: '2026-03-03' }],
  ])('is not accepted on a consent that %s', (_what, more) => {
    const at = move({ consent: { ...move().consent, ...more } });
    expect(mayStep(at, 'accept', '2026-03-02')).toBe(false);
    expect(Object.keys(problemsOfMove(at, '2026-03-02'))).toHaveLength(1);
  });

  it.each([
    ['2026-03-02', []],
    ['2026-12-01', []],
    ['2026-03-01', ['on']],
    ['soon', ['on']],
  ])('is proposed for %s with these faults: %j', (on, faults) => {
    expect(Object.keys(problemsOfMove(move({ on }), '2026-03-02'))).toEqual(faults);
  });

  it('that ends before it is done leaves nothing to do', () => {
    for (const state of ['declined', 'cancelled', 'timed out'] as const)
      expect(ended(move(), state, 'no room')).toEqual(move({ state, active: false, why: 'no room' }));
  });
});
