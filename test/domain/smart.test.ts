import { smartHints, type TargetDraft } from '../../src/domain/smart.ts';

const helped = { provision: '1:1, adult narrates', resources: 'Bubble tower' };

const hazelbrook: readonly TargetDraft[] = [
  {
    baseline: 'Layla can turn to a drum',
    target:
      'By 13 March 2026 Layla will turn to her name from 2 metres, in the quiet corner, 4 of 5 tries, hearing aids in',
    provision: 'Name game, 1:1',
    resources: 'Hearing aid check kit',
    when: 'Daily 09:10, key person, quiet corner',
  },
  {
    baseline: 'Layla can choose by pointing',
    target:
      'By 13 March 2026 Layla will choose between two objects named in speech and sign, 3 of 5, no model',
    provision: 'Choice box',
    resources: 'Objects, sign cards',
    when: 'Snack time, key person',
  },
  {
    baseline: 'Can look at the bubble tower alone',
    target: 'By 15 December 2025 Leo will share attention for 3 turns at the bubble tower, 3 of 4 sessions',
    ...helped,
    when: 'Mon, Wed, Fri, sensory room',
  },
  {
    baseline: 'Can stand 2 minutes with two hands',
    target:
      'By 10 April 2026 Zeeshan will stand at the water tray 5 minutes with one hand support, twice daily',
    provision: 'Standing frame then tray',
    resources: 'Walker, textured balls',
    when: '10:00 and 14:00, key person',
  },
  {
    baseline: 'Llŷr says /b/ in bus',
    target: 'By 19 January 2026 Llŷr says /f/ in fan, fish, foot in 4 of 6 picture turns',
    ...helped,
    when: '',
  },
];

const letters = (draft: TargetDraft) => smartHints(draft).map((hint) => hint.split(':')[0]);
const draft = (target: string, rest: Partial<TargetDraft> = {}): TargetDraft => ({
  target,
  baseline: 'Zofia can point to a picture',
  when: 'Snack time, key person',
  ...helped,
  ...rest,
});

describe('SMART hints (domain.md §2)', () => {
  it.each(hazelbrook)('has nothing to say about $target', (good) => {
    expect(smartHints(good)).toEqual([]);
  });

  it.each<[target: string, hints: readonly string[]]>([
    ['Improve speech', ['Specific', 'Measurable', 'Time-bound']],
    ['Be able to share', ['Specific', 'Measurable', 'Time-bound']],
    ['Zofia will try to talk more', ['Specific', 'Measurable', 'Time-bound']],
    ['Understand some instructions by 13 March 2026', ['Specific', 'Measurable']],
    ['Talking', ['Specific', 'Measurable', 'Time-bound']],
    ['Zofia will ask for help with a picture card', ['Measurable', 'Time-bound']],
    ['Zofia will ask for help with a picture card, 4 of 5 tries', ['Time-bound']],
    ['Zofia will ask for help with a picture card within 6 weeks', ['Measurable']],
    ['Zofia will ask for help with a picture card by 13 March 2026', ['Measurable']],
    ['By half-term Zofia will ask for help twice a day with a card', []],
    ['By the end of March Zofia will ask for help twice a day with a card', []],
    ['By 2026-03-13 Zofia asks for help every time, 100% of turns', ['Achievable']],
    ['Zofia will always sit on the carpet for 5 minutes by 13/03/2026', ['Achievable']],
    ['', []],
  ])('%j: %j', (target, hints) => {
    expect(letters(draft(target))).toEqual(hints);
  });

  it.each<[what: string, rest: Partial<TargetDraft>, hints: readonly string[]]>([
    ['no baseline', { baseline: ' ' }, ['Relevant']],
    [
      'a baseline that says the same',
      { baseline: 'By 13 March Zofia asks for help, 4 of 5 tries' },
      ['Relevant'],
    ],
    ['no provision and no resources', { provision: '', resources: '' }, ['Achievable']],
    ['provision only', { resources: '' }, []],
  ])('%s', (_what, rest, hints) => {
    expect(letters(draft('By 13 March Zofia asks for help, 4 of 5 tries', rest))).toEqual(hints);
  });

  it('takes the date from "when" too', () => {
    expect(
      letters(draft('Zofia asks for help, 4 of 5 tries', { when: 'Daily until 13 March 2026' })),
    ).toEqual([]);
  });

  it('names the vague words it found, once each', () => {
    expect(smartHints(draft('Improve talking and improve listening better'))[0]).toBe(
      'Specific: “improve”, “better” can mean many things. Say what you will see or hear the child do.',
    );
  });

  it.each([['说出三个词'], ['ليلى تلتفت إلى اسمها'], ['More than 3']])('does not fail on %s', (target) => {
    expect(Array.isArray(smartHints(draft(target)))).toBe(true);
  });

  it('judges a target in another script by its numbers only', () => {
    expect(letters(draft('2026年3月13日: 陈思远 3 of 5'.replace('of', '/')))).toEqual([]);
  });
});
