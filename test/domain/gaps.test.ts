import { needsPlan, quietSince } from '../../src/domain/gaps.ts';
import type { PlanAnswer } from '../../src/domain/plan-choice.ts';

describe('a plan that has gone quiet', () => {
  it.each([
    ['2026-03-14', [], '2026-03-01'],
    // A week of half term does not count.
    ['2026-02-27', [{ from: '2026-02-16', to: '2026-02-22' }], '2026-02-07'],
    ['2026-09-03', [{ from: '2026-07-22', to: '2026-09-01' }], '2026-07-10'],
    ['2026-03-14', [{ from: '2020-01-01', to: '2030-01-01' }], '2025-11-14'],
  ])('on %s with closures %j is without an entry since %s', (today, closures, since) => {
    expect(quietSince({ today, closures })).toBe(since);
  });
});

describe('whether a child without a plan needs one', () => {
  const chosen = (answer: PlanAnswer) => [
    { choice: { answer, reasons: [] }, on: '2026-01-05', by: 'U1', byName: 'Sam' },
  ];
  it.each([
    ['at GR1 with a group provision map', { grLevel: '1', groupProvisionMap: true, planChoices: [] }, false],
    ['at GR1 without', { grLevel: '1', groupProvisionMap: false, planChoices: [] }, true],
    ['at GR2 with a group provision map', { grLevel: '2', groupProvisionMap: true, planChoices: [] }, true],
    [
      'of whom the chooser said none',
      { grLevel: '2', groupProvisionMap: false, planChoices: chosen('none') },
      false,
    ],
    [
      'of whom the chooser said ISP',
      { grLevel: '2', groupProvisionMap: false, planChoices: chosen('ISP') },
      true,
    ],
  ])('says so of one %s', (_, child, needs) => {
    expect(needsPlan(child)).toBe(needs);
  });
});
