import { childNamed } from '../support/hazelbrook.ts';
import type { Nursery } from '../support/nursery.ts';
import type { Filled } from '../support/paperwork.ts';
import { startWillow } from '../support/willow.ts';

interface Case {
  readonly child: string;
  readonly asked: Filled;
  readonly answer: string;
  readonly quotes: string;
  readonly next: readonly string[];
}

const sent = 'What have outside agencies sent?';
const facts = 'What is true for this child?';

const cases: readonly Case[] = [
  {
    child: 'Zofia',
    asked: { [facts]: ['We need to show extra or different support at GR1'] },
    answer: 'An individual support plan (ISP)',
    quotes: 'additional',
    next: ['Write the ISP'],
  },
  {
    child: 'Zofia',
    asked: {
      [facts]: ['We need to show extra or different support at GR1', 'A group provision map is in place'],
    },
    answer: 'No plan is needed now',
    quotes: 'group provision map',
    next: [],
  },
  {
    child: 'Tadhg',
    asked: { [facts]: ['We need strategies for behaviour'] },
    answer: 'An individual support plan (ISP)',
    quotes: 'behaviour',
    next: ['Write the ISP'],
  },
  {
    child: 'Layla',
    asked: { [sent]: 'Targets' },
    answer: 'An individual provision map (IPM)',
    quotes: 'targets',
    next: ['Write the IPM'],
  },
  {
    child: 'Zeeshan',
    asked: { [sent]: 'Targets and strategies', [facts]: ['We need strategies for behaviour'] },
    answer: 'Both: a support plan (ISP) and a provision map (IPM)',
    quotes: 'One meeting may review both',
    next: ['Write the ISP', 'Write the IPM'],
  },
  {
    child: 'Llŷr',
    asked: {
      [sent]: 'Strategies, no targets',
      'Has the inclusion team': 'Individual provision map',
      'Who advised it': 'Dr Rhiannon Pugh',
      'Advised on': '2026-06-30',
    },
    answer: 'An individual provision map (IPM)',
    quotes: 'Dr Rhiannon Pugh advised an individual provision map on 30 June 2026',
    next: ['Write the IPM'],
  },
];

let nursery: Nursery;
beforeAll(async () => {
  nursery = await startWillow([...new Set(cases.map(({ child }) => child))]);
});
afterAll(() => nursery.stop());

describe('/plan', () => {
  it.each(cases)(
    'answers $answer for $child, with the rule',
    async ({ child, asked, answer, quotes, next }) => {
      const key = nursery.slack.as('UKEY');
      await key.command('/plan', childNamed(child).name);
      await key.fill(asked);
      await key.submit();
      const view = await key.sees(answer);
      expect(key.text()).toContain(quotes);
      expect(key.text()).toContain('The guidance: ');
      const buttons = JSON.stringify(view.blocks).match(/Write the \w+/g) ?? [];
      expect(buttons).toEqual(next);
      for (const label of next.slice(0, 1)) {
        await key.press(label);
        await key.sees('Date of plan');
      }
    },
  );

  it('asks who advised another plan before it follows them', async () => {
    const key = nursery.slack.as('UKEY');
    await key.command('/plan', 'zofia');
    await key.fill({ 'Has the inclusion team': 'Both plans' });
    const refused = await key.submit();
    expect(refused.errors).toHaveProperty('Who advised it');
    await key.fill({ 'Who advised it': 'Dr Rhiannon Pugh', 'Advised on': '2026-06-30' });
    await key.submit();
    await key.sees('Both: a support plan');
  });
});
