import { childNamed } from '../support/hazelbrook.ts';
import { provisionMap, supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { logEntry, saves, writePlan } from '../support/paperwork.ts';
import { missingFrom, paperOf } from '../support/read-pdf.ts';
import { cardOf, startWillow } from '../support/willow.ts';

const amara = childNamed('Amara');
const amaya = childNamed('Amaya');
const comment = 'Chose the red beaker by herself';
const why = 'Twins mixed up at snack time';

let nursery: Nursery;
const key = () => nursery.slack.as('UKEY');

beforeAll(async () => {
  nursery = await startWillow(['Amara', 'Amaya']);
  await writePlan(key(), '/ipm', provisionMap(amara, amara.plan));
  await writePlan(key(), '/isp', supportPlan(amaya, amaya.plan));
});
afterAll(() => nursery.stop());

describe('an entry filed under the wrong twin', () => {
  it('is asked for by name, because the surname means both', async () => {
    await key().command('/intervention', 'nwosu bell');
    await key().sees('More than one match for “nwosu bell”');
    await key().fill({ 'Child’s name': 'WIL-02 Amaya' });
    await key().submit();
    await key().sees('Amaya Nwosu-Bell');
    await key().close();
  });

  it('moves to the right one with a reason, and leaves none of its words behind', async () => {
    const wrong = await logEntry(key(), {
      child: 'amaya',
      values: { Date: '2026-01-20', Comments: comment, 'Target achieved': 'achieved' },
    });
    expect(missingFrom(wrong, [amaya.name, comment])).toEqual([]);

    const right = await paperOf(key(), async () => {
      await key().press('Wrong child', { message: await cardOf(key(), 'Logged:') });
      await key().sees('The right child');
      await key().fill({ 'The right child': 'WIL-01 Amara' });
      await key().submit();
      await key().sees('Move entry');
      const unexplained = await key().submit();
      expect(unexplained.errors).toHaveProperty('Why is this changed?');
      await key().fill({ 'Why is this changed?': why });
      await saves(key());
    });
    expect(missingFrom(right, [amara.name, '20 January 2026', comment, why, 'by Priya Shah'])).toEqual([]);

    const left = await paperOf(key(), async () => {
      await key().command('/child', 'amaya');
      await key().press('Entries');
      await key().sees('an entry was filed here in error and moved');
      await key().press('PDF');
    });
    expect(left).toContain('An entry was filed here in error');
    expect(left).toContain(amaya.name);
    for (const word of ['beaker', 'Twins', 'Amara']) expect(left).not.toContain(word);
    expect(left).toContain('no entries yet');
  });
});
