import { defaultProfile, profileSchema } from '../../src/domain/profile.ts';

describe('the profile of local words (domain.md §11)', () => {
  it('is a valid profile as it comes', () => {
    expect(profileSchema.parse(defaultProfile)).toEqual(defaultProfile);
  });

  it('prints the provision map’s levels as the paper does', () => {
    const printed = defaultProfile.grLevels.filter(({ value }) =>
      defaultProfile.provisionMapLevels.includes(value),
    );
    expect(printed.map(({ label }) => label).join(' / ')).toBe('2 / 3 / 4 / Exceptional');
  });

  it.each([
    ['a window after the due date', { cycle: { windowDays: 60, dueDays: 56, graceOpenDays: 5 } }],
    ['no window', { cycle: { windowDays: 0, dueDays: 56, graceOpenDays: 5 } }],
    ['a level twice', { grLevels: [...defaultProfile.grLevels, { value: '2', label: 'Two' }] }],
    ['a printed level that is no level', { provisionMapLevels: ['2', '9'] }],
    ['no levels', { grLevels: [] }],
    ['a key we do not know', { colour: 'green' }],
    [
      'a citation without words',
      { citations: { ...defaultProfile.citations, noMoney: { where: '', quote: '' } } },
    ],
    ['a citation missing', { citations: { noMoney: defaultProfile.citations.noMoney } }],
  ])('refuses %s', (_what, change) => {
    expect(profileSchema.safeParse({ ...defaultProfile, ...change }).success).toBe(false);
  });
});
