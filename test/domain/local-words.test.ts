import { parseChildCsv } from '../../src/domain/child-csv.ts';
import { levelIn, levelWords, lowestLevel } from '../../src/domain/levels.ts';
import { dueNudges, nextNudgeDay } from '../../src/domain/nudges.ts';
import { choosePlan, type PlanFacts } from '../../src/domain/plan-choice.ts';
import { defaultProfile } from '../../src/domain/profile.ts';
import { createProfiles } from '../../src/domain/profiles.ts';
import { proposeErasureFrom } from '../../src/domain/retention.ts';
import { fernshire, tarnborough } from '../support/profiles.ts';

describe('levels of an authority', () => {
  it('must be chosen again where the other authority has no such level', () => {
    expect(levelIn(fernshire, 'targeted')).toEqual({
      kind: 'known',
      level: { value: 'targeted', label: 'Targeted' },
    });
    expect(levelIn(tarnborough, 'targeted')).toEqual({ kind: 'choose again', was: 'targeted' });
    expect(levelIn(fernshire, 'Targeted').kind).toBe('choose again');
    expect(levelWords(defaultProfile, 'exceptional')).toBe('Exceptional');
    expect(levelWords(tarnborough, '3')).toBe('3 (please choose it again)');
    expect([defaultProfile, fernshire, tarnborough].map(lowestLevel)).toEqual(['1', 'universal', 'a']);
  });

  it.each([
    ['Targeted', 'targeted'],
    ['highly specialist', 'highly-specialist'],
    ['highly-specialist', 'highly-specialist'],
    ['', undefined],
  ])('reads “%s” in a list of children', (word, level) => {
    const { rows, errors } = parseChildCsv({
      text: `Name,DOB,Level\nIsla Brown,03/03/2022,${word}`,
      defaultSetting: 'Oak',
      levels: fernshire.grLevels,
    });
    expect({ level: rows[0]?.cells.grLevel, errors }).toEqual({ level, errors: [] });
  });

  it('refuses the guidance’s levels in a list for another authority, and names its own', () => {
    const text = 'Name,DOB,Level\nIsla Brown,03/03/2022,GR2';
    const { errors } = parseChildCsv({ text, defaultSetting: 'Oak', levels: fernshire.grLevels });
    expect(errors.map(({ message }) => message)).toEqual([
      '“GR2” is not a level. Please use Universal, Targeted, Specialist, Highly specialist.',
    ]);
  });
});

describe('the plan chooser under another authority', () => {
  const facts: PlanFacts = {
    dob: '2021-10-01',
    on: '2025-11-03',
    agencySent: 'nothing',
    grLevel: 'targeted',
    grThroughAgency: true,
    needsGr1Evidence: false,
    groupProvisionMap: false,
    behaviourStrategies: false,
  };

  it('takes the levels its provision map prints for “GR2 and above”, in its own words', () => {
    expect(choosePlan(facts, fernshire)).toMatchObject({
      answer: 'IPM',
      reasons: [
        {
          rule: 'Fernshire early years handbook, 3.2',
          text: 'Targeted support or more is claimed through an outside agency and this is the preschool year: “Targeted support through an agency in the year before school calls for a provision map”.',
        },
      ],
    });
    const lowest = { ...facts, grLevel: 'universal', grThroughAgency: false, needsGr1Evidence: true };
    expect(choosePlan(lowest, fernshire).answer).toBe('ISP');
  });

  it('leaves no gap for a word unfilled', () => {
    for (const grLevel of fernshire.grLevels.map(({ value }) => value))
      for (const grThroughAgency of [true, false])
        for (const needsGr1Evidence of [true, false])
          for (const dob of ['2021-10-01', '2024-01-01']) {
            const mix = { ...facts, grLevel, grThroughAgency, needsGr1Evidence, dob };
            expect(JSON.stringify(choosePlan(mix, fernshire))).not.toMatch(/\{\w+\}|GR\d/);
          }
  });
});

describe('reminders under another cycle', () => {
  const input = {
    startedOn: '2026-01-05',
    closures: [],
    bankHolidays: [],
    waiting: null,
    closureChoice: null,
  };

  it('come on its days', () => {
    expect(nextNudgeDay({ ...input, cycle: fernshire.cycle, after: '2026-01-05', nudged: [] })).toBe(
      '2026-03-02',
    );
    expect(nextNudgeDay({ ...input, after: '2026-01-05', nudged: [] })).toBe('2026-02-16');
  });

  it('come anew where a plan is written again under another authority', () => {
    const today = '2026-03-30';
    const nudged = ['window', 'due soon', 'due'].map((step) => `2026-01-05 ${step}`);
    const { send } = dueNudges({ ...input, cycle: fernshire.cycle, today, nudged });
    expect(send).toEqual([{ key: '2026-01-05+84 due', step: 'due', on: today }]);
  });
});

describe('retention', () => {
  it('is the authority’s own number of years after the date of birth', () => {
    const dob = '2022-03-03';
    expect(proposeErasureFrom(defaultProfile, { dob, hasEhcPlan: false })).toBe('2047-03-03');
    expect(proposeErasureFrom(defaultProfile, { dob, hasEhcPlan: true })).toBe('2053-03-03');
    expect(proposeErasureFrom(fernshire, { dob, hasEhcPlan: true })).toBe('2057-03-03');
    expect(proposeErasureFrom(defaultProfile, { dob: '2020-02-29', hasEhcPlan: false })).toBe('2045-02-28');
  });
});

describe('whose words a setting has', () => {
  const profiles = createProfiles([fernshire]);

  it('are its authority’s, or the guidance’s where it names none', () => {
    expect(profiles.of({ profileId: 'fernshire' })).toBe(fernshire);
    expect(profiles.of({})).toBe(defaultProfile);
    expect(profiles.all).toEqual([defaultProfile, fernshire]);
  });

  it('are never another’s where the file was taken away', () => {
    expect(() => profiles.of({ profileId: 'tarnborough' })).toThrow(
      expect.objectContaining({ code: 'profile-gone' }),
    );
  });
});
