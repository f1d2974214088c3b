import fc from 'fast-check';
import { choosePlan, type PlanAnswer, type PlanFacts } from '../../src/domain/plan-choice.ts';
import { defaultProfile } from '../../src/domain/profile.ts';

const preschool = { dob: '2022-08-31', on: '2025-09-22' };
const below = { dob: '2022-09-01', on: '2025-09-22' };
const school = { dob: '2021-08-31', on: '2025-09-22' };
const nothing = {
  agencySent: 'nothing',
  grLevel: '1',
  grThroughAgency: false,
  needsGr1Evidence: false,
  groupProvisionMap: false,
  behaviourStrategies: false,
} as const;
const gr1 = { ...nothing, needsGr1Evidence: true };
const gr2 = { ...nothing, grLevel: '2', grThroughAgency: true } as const;
const strategies = { ...gr2, agencySent: 'strategies' } as const;
const targets = { ...gr2, agencySent: 'targets' } as const;
const behaviour = { ...nothing, behaviourStrategies: true };

const cited = (facts: PlanFacts) =>
  choosePlan(facts).reasons.map(({ rule }) =>
    rule.replace(
      /When should practitioners use individual (support plans|provision maps)\?, /,
      (_all, which) => (which === 'support plans' ? 'ISP ' : 'IPM '),
    ),
  );

describe('which plan (domain.md §3)', () => {
  it.each<[what: string, facts: PlanFacts, answer: PlanAnswer, rules: readonly string[]]>([
    // Hazelbrook
    ['Zofia: GR1 evidence', { ...gr1, dob: '2022-02-11', on: '2025-09-15' }, 'ISP', ['ISP 2']],
    [
      'Tadhg: behaviour, two years old',
      { ...behaviour, dob: '2023-07-30', on: '2026-01-12' },
      'ISP',
      ['ISP 3'],
    ],
    ['Layla: targets', { ...targets, grLevel: '3', dob: '2022-05-03', on: '2026-01-19' }, 'IPM', ['IPM 1']],
    [
      'Leo: GR2, interim report without targets',
      { ...gr2, dob: '2021-12-19', on: '2025-11-03' },
      'IPM',
      ['IPM 2'],
    ],
    [
      'Zeeshan: targets and behaviour',
      { ...targets, grLevel: '4', behaviourStrategies: true, dob: '2021-10-02', on: '2026-02-23' },
      'both',
      ['ISP 3', 'IPM 1'],
    ],
    ['Llŷr in September: strategies only', { ...strategies, ...preschool }, 'ISP', ['ISP 1']],
    ['Llŷr in November: targets came', { ...targets, dob: '2022-08-31', on: '2025-11-24' }, 'IPM', ['IPM 1']],
    ['Llŷr if nothing had been sent', { ...gr2, ...preschool }, 'IPM', ['IPM 2']],
    ['a day younger than Llŷr, nothing sent', { ...gr2, ...below }, 'none', ['IPM 2']],
    ['a day younger than Llŷr, strategies', { ...strategies, ...below }, 'ISP', ['ISP 1']],
    ['a day younger than Llŷr, targets', { ...targets, ...below }, 'IPM', ['IPM 1']],
    ['Amara', { ...targets, grLevel: '3', dob: '2022-03-27', on: '2026-01-12' }, 'IPM', ['IPM 1']],
    ['Amaya', { ...gr1, dob: '2022-03-27', on: '2026-01-12' }, 'ISP', ['ISP 2']],
    ['Theo', { ...gr2, dob: '2021-11-05', on: '2026-06-29' }, 'IPM', ['IPM 2']],
    // rules and their edges
    [
      'GR1 evidence, group provision map in place',
      { ...gr1, groupProvisionMap: true, ...preschool },
      'none',
      ['ISP 2'],
    ],
    [
      'a group map does not stop a behaviour plan',
      { ...behaviour, needsGr1Evidence: true, groupProvisionMap: true, ...preschool },
      'ISP',
      ['ISP 3'],
    ],
    [
      'a group map does not stop an agency’s strategies',
      { ...strategies, groupProvisionMap: true, ...preschool },
      'ISP',
      ['ISP 1'],
    ],
    ['GR1 evidence, below preschool', { ...gr1, ...below }, 'ISP', ['ISP 2']],
    ['GR1 evidence, school age', { ...gr1, ...school }, 'none', ['ISP 1']],
    [
      'GR1 evidence and behaviour: two reasons, one plan',
      { ...behaviour, needsGr1Evidence: true, ...preschool },
      'ISP',
      ['ISP 2', 'ISP 3'],
    ],
    [
      'GR1 evidence, but an agency is involved',
      { ...gr1, grThroughAgency: true, ...preschool },
      'none',
      ['Setting has not received a report from an outside agency.'],
    ],
    ['GR1, agency sent strategies', { ...nothing, agencySent: 'strategies', ...preschool }, 'ISP', ['ISP 1']],
    ['GR1, agency sent targets', { ...nothing, agencySent: 'targets', ...preschool }, 'IPM', ['IPM 1']],
    ['targets and strategies', { ...gr2, agencySent: 'both', ...preschool }, 'IPM', ['IPM 1']],
    [
      'targets and strategies, with behaviour',
      { ...gr2, agencySent: 'both', behaviourStrategies: true, ...preschool },
      'both',
      ['ISP 3', 'IPM 1'],
    ],
    ['strategies, school age', { ...strategies, ...school }, 'none', ['ISP 1']],
    ['targets, school age', { ...targets, ...school }, 'IPM', ['IPM 1']],
    ['behaviour, school age', { ...behaviour, ...school }, 'ISP', ['ISP 3']],
    [
      'strategies and behaviour',
      { ...strategies, behaviourStrategies: true, ...preschool },
      'ISP',
      ['ISP 1', 'ISP 3'],
    ],
    [
      'GR2 and behaviour, nothing sent',
      { ...gr2, behaviourStrategies: true, ...preschool },
      'both',
      ['ISP 3', 'IPM 2'],
    ],
    ['exceptional, nothing sent', { ...gr2, grLevel: 'exceptional', ...preschool }, 'IPM', ['IPM 2']],
    ['GR3, no agency', { ...nothing, grLevel: '3', ...preschool }, 'none', ['IPM 2']],
    ['GR2 with no agency does not count as GR1', { ...gr1, grLevel: '2', ...preschool }, 'none', ['IPM 2']],
    ['nothing at all', { ...nothing, ...preschool }, 'none', ['ISP 2']],
    ['last day before Reception', { ...gr2, dob: '2022-08-31', on: '2026-08-31' }, 'IPM', ['IPM 2']],
    ['first day of Reception', { ...gr2, dob: '2022-08-31', on: '2026-09-01' }, 'none', ['ISP 1']],
  ])('%s', (_what, facts, answer, rules) => {
    expect(choosePlan(facts).answer).toBe(answer);
    expect(cited(facts)).toEqual(rules);
  });

  it.each<[what: string, facts: PlanFacts, words: RegExp]>([
    [
      'a covered child',
      { ...gr1, groupProvisionMap: true, ...preschool },
      /Keep the group provision map up to date/,
    ],
    ['a young child at GR2', { ...gr2, ...below }, /inclusion team advises a plan now/],
    ['GR2 with no agency', { ...nothing, grLevel: '2', ...preschool }, /Check the GR level/],
    ['no report yet', { ...gr2, ...preschool }, /ask the agency for it with parents’ consent/],
    ['behaviour', { ...behaviour, ...below }, /Share the behaviour strategies with parents/],
    ['both plans', { ...targets, behaviourStrategies: true, ...preschool }, /One meeting may review both/],
    ['school age', { ...nothing, ...school }, /The school plans from here/],
    ['strategies only', { ...strategies, ...preschool }, /If targets arrive later/],
  ])('says what to do next: %s', (_what, facts, words) => {
    expect(choosePlan(facts).note).toMatch(words);
  });

  it('lets advice override, saying who, when and what the rules alone would answer', () => {
    const advice = { plan: 'IPM', by: 'Dr Osei, inclusion team', on: '2025-09-18' } as const;
    expect(choosePlan({ ...strategies, ...preschool, advice })).toMatchObject({
      answer: 'IPM',
      reasons: [{ plan: 'ISP' }],
      override: {
        by: 'Dr Osei, inclusion team',
        on: '2025-09-18',
        rulesAlone: 'ISP',
        text: 'Dr Osei, inclusion team advised an individual provision map on 18 September 2025 (“unless advised otherwise by the inclusion team / professional involved”). The rules alone would say an individual support plan.',
      },
    });
  });

  it('keeps advice on record when it agrees', () => {
    const advice = { plan: 'ISP', by: 'Dr Osei', on: '2025-09-18' } as const;
    const { answer, override, note } = choosePlan({ ...strategies, ...preschool, advice });
    expect(answer).toBe('ISP');
    expect(override?.text).toMatch(/The rules say the same\.$/);
    expect(note).toMatch(/If targets arrive later/);
  });

  const facts: fc.Arbitrary<PlanFacts> = fc.record({
    dob: fc.constantFrom('2021-08-31', '2021-09-01', '2022-08-31', '2022-09-01', '2024-01-01'),
    on: fc.constant('2025-11-03'),
    agencySent: fc.constantFrom('targets', 'strategies', 'both', 'nothing'),
    grLevel: fc.constantFrom('1', '2', '3', '4', 'exceptional'),
    grThroughAgency: fc.boolean(),
    needsGr1Evidence: fc.boolean(),
    groupProvisionMap: fc.boolean(),
    behaviourStrategies: fc.boolean(),
  });
  const holds = (plan: 'ISP' | 'IPM', answer: PlanAnswer) => answer === plan || answer === 'both';
  const quotes = Object.values(defaultProfile.citations);

  it('holds to the rules over every mix of facts', () => {
    fc.assert(
      fc.property(facts, (mix) => {
        const { answer, reasons, note } = choosePlan(mix);
        if (mix.behaviourStrategies) expect(holds('ISP', answer)).toBe(true);
        expect(mix.agencySent === 'targets' || mix.agencySent === 'both' ? holds('IPM', answer) : true).toBe(
          true,
        );
        if (answer === 'none') expect(note).toBeTruthy();
        expect(new Set(reasons.map(({ plan }) => plan))).toEqual(
          new Set(answer === 'both' ? ['ISP', 'IPM'] : [answer]),
        );
        for (const { rule, text } of reasons)
          expect(quotes.some(({ where, quote }) => where === rule && text.includes(`“${quote}”`))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('follows advice whatever the facts, and still says what the rules say', () => {
    const advice = fc.record({
      plan: fc.constantFrom('ISP', 'IPM', 'both', 'none'),
      by: fc.constant('A'),
      on: fc.constant('2025-11-01'),
    });
    fc.assert(
      fc.property(facts, advice, (mix, given) => {
        const alone = choosePlan(mix);
        const { answer, reasons, override } = choosePlan({ ...mix, advice: given });
        expect(answer).toBe(given.plan);
        expect(override?.rulesAlone).toBe(alone.answer);
        expect(reasons).toEqual(alone.reasons);
      }),
    );
  });
});
