import { choices } from '../support/choices.ts';
import { childNamed } from '../support/hazelbrook.ts';
import type { Nursery } from '../support/nursery.ts';
import { startWillow } from '../support/willow.ts';

let nursery: Nursery;
beforeAll(async () => {
  nursery = await startWillow([...new Set(choices.map(({ child }) => child))]);
});
afterAll(() => nursery.stop());

describe('/plan', () => {
  it.each(choices)(
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
