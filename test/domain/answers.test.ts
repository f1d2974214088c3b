import fc from 'fast-check';
import { checkAnswers, checkFields } from '../../src/domain/answers.ts';
import { defaultProfile } from '../../src/domain/profile.ts';
import type { Line } from '../../src/domain/sheet.ts';
import { individualProvisionMap } from '../../src/domain/sheets/individual-provision-map.ts';
import { individualSupportPlan } from '../../src/domain/sheets/individual-support-plan.ts';

let count = 0;
const context = { profile: defaultProfile, newId: () => `new-${++count}` };
const isp = { dateOfPlan: '2025-09-15', need: 'Joins no words yet', strategies: 'Board\nWait' };

const strategiesOf = (raw: string, previous?: readonly Line[]): readonly Line[] => {
  const checked = checkAnswers(
    individualSupportPlan,
    { ...isp, strategies: raw },
    context,
    previous ? { strategies: previous } : {},
  );
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.value.strategies as readonly Line[];
};

it('answers every asked field, empty ones too', () => {
  const checked = checkAnswers(individualSupportPlan, isp, context);
  expect(checked).toMatchObject({ ok: true, value: { people: [], parentViews: '', reviewDate: '' } });
});

it.each([
  ['nothing', {}, { dateOfPlan: /choose|fill/i, need: /fill/, strategies: /fill/ }],
  ['no date', { ...isp, dateOfPlan: '31/09/2025' }, { dateOfPlan: /date/ }],
  ['3,001 characters', { ...isp, need: 'x'.repeat(3001) }, { need: /3,001 characters.*3,000/ }],
  [
    '21 strategies',
    { ...isp, strategies: Array.from({ length: 21 }, (_, i) => `s${i}`).join('\n') },
    { strategies: /21/ },
  ],
  ['a level of nowhere', { ...isp, grLevel: '9' }, { grLevel: /options/ }],
])('says at its field what is wrong with %s', (_what, raw, errors) => {
  const checked = checkAnswers(individualSupportPlan, raw, context);
  if (checked.ok) throw new Error('was accepted');
  expect(Object.keys(checked.errors)).toEqual(Object.keys(errors));
  for (const [key, words] of Object.entries(errors)) expect(checked.errors[key]).toMatch(words);
});

it('keeps the ids of strategies that stay, move or are put more exactly', () => {
  const first = strategiesOf('Board\nWait\nFan');
  const ids = Object.fromEntries(first.map(({ text, id }) => [text, id]));
  expect(strategiesOf('Fan\nBoard\nWait', first).map(({ id }) => id)).toEqual([ids.Fan, ids.Board, ids.Wait]);
  expect(strategiesOf('Board\nWait 10 seconds\nFan', first)[1]?.id).toBe(ids.Wait);
  expect(strategiesOf('Board\nA new thing\nFan', first)[1]?.id).toMatch(/^new-/);
  expect(strategiesOf('Board\nA new thing\nFan', first)[1]?.id).not.toBe(ids.Wait);
  expect(strategiesOf('Board\nFan', first).map(({ id }) => id)).toEqual([ids.Board, ids.Fan]);
});

it('never gives two strategies one id', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const ids = strategiesOf(after.join('\n'), strategiesOf(before.join('\n'))).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

it('asks for at least one target and at most eight', () => {
  const [rows] = individualProvisionMap.sections.flatMap(({ fields }) =>
    fields.filter(({ kind }) => kind === 'rows'),
  );
  if (!rows) throw new Error('no rows');
  const targets = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ id: `t${i}`, target: `Target ${i}` }));
  const check = (n: number) => checkFields([rows], { targets: targets(n) }, context);
  expect([0, 1, 8, 9].map((n) => check(n).ok)).toEqual([false, true, true, false]);
});
