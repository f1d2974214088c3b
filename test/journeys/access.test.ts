import type { Nursery } from '../support/nursery.ts';
import { startTwoSettings } from '../support/two-settings.ts';

let nursery: Nursery;
const as = (id: string) => nursery.slack.as(id);

beforeAll(async () => {
  nursery = await startTwoSettings();
});
afterAll(() => nursery.stop());

describe('a practitioner', () => {
  it('sees their own key children only', async () => {
    await as('UKEY').command('/child');
    expect(as('UKEY').text()).toContain('WIL-01');
    expect(as('UKEY').view?.title?.text).toBe('Child’s file');
    const due = await as('UOTHER').command('/due');
    expect(due.message?.text).toContain('No live plans yet');
  });

  it('sees a child they stand in for', async () => {
    expect((await as('UOTHER').command('/child', 'zofia')).message?.text).toContain(
      'No child of yours matches',
    );
    await as('USENCO').command('/child', 'zofia');
    await as('USENCO').press('Edit details');
    await as('USENCO').sees('Back-up key person');
    await as('USENCO').fill({ 'Back-up key person': 'UOTHER' });
    expect((await as('USENCO').submit()).closed).toBe(true);
    await as('UOTHER').command('/child', 'zofia');
    expect(as('UOTHER').text()).toContain('WIL-01');
  });

  it.each(['/review', '/action-plan', '/setting'])('is told that %s is for the SENCO', async (command) => {
    const answer = await as('UKEY').command(command);
    expect(answer.message?.text).toMatch(/SENCO/);
    expect(JSON.stringify(as('UKEY').view?.title ?? '')).not.toMatch(/setting|review|plan/i);
  });
});

describe('“not yours” and “not there” sound alike', () => {
  it.each(['/child', '/isp', '/intervention', '/plan', '/review'])('after %s', async (command) => {
    const mary = as('UELSEWHERE');
    const theirs = await mary.command(command, 'zofia');
    const nobody = await mary.command(command, 'nobody');
    expect(theirs.message?.text).toContain('zofia');
    expect(theirs.message?.text).toBe(nobody.message?.text.replace('nobody', 'zofia'));
  });
});
