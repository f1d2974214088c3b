import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { saves, writePlan } from '../support/paperwork.ts';
import { missingFrom, paperOf } from '../support/read-pdf.ts';
import { cardOf, startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
let nursery: Nursery;
const key = () => nursery.slack.as('UKEY');

beforeAll(async () => {
  nursery = await startWillow(['Zofia']);
  await writePlan(key(), '/isp', supportPlan(zofia, zofia.plan));
});
afterAll(() => nursery.stop());

describe('the sign-off of a plan', () => {
  it('records who signed it, how and when, and prints that in the place to sign', async () => {
    await key().press('Sign-off', { message: await cardOf(key(), 'Saved: Individual support plan') });
    await key().sees('Joanna Nowak (mother): not asked');
    await key().press('Update', { in: 'Joanna Nowak' });
    await key().sees('Where it stands');
    await key().fill({
      'Where it stands': 'Signed',
      How: 'on paper',
      Date: '2025-09-17',
      'Seen by': 'Priya Shah',
      'Copy given on': '2025-09-18',
    });
    await saves(key());
    await key().sees('Joanna Nowak (mother): signed on 17 September 2025, on paper');
    const paper = await paperOf(key(), async () =>
      key().press('PDF', { message: await cardOf(key(), 'Saved: Individual support plan') }),
    );
    const wanted = [
      'signed on paper, seen by Priya Shah',
      '17 September 2025',
      'Copy given',
      '18 September 2025',
    ];
    expect(missingFrom(paper, wanted)).toEqual([]);
  });

  it('never carries a signature over to a changed version', async () => {
    const paper = await paperOf(key(), async () => {
      await key().command('/isp', 'zofia');
      await key().fill({ 'Specific need/s': 'Does not yet join three words' });
      await saves(key());
    });
    expect(paper).toContain('version 2');
    expect(paper).not.toContain('signed on paper');
  });
});
