import { childNamed } from '../support/hazelbrook.ts';
import { provisionMap, supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { holdReview, logEntry, saves, writePlan } from '../support/paperwork.ts';
import { paperOf } from '../support/read-pdf.ts';
import { cardOf, startWillow } from '../support/willow.ts';

const layla = childNamed('ليلى');
const tadhg = childNamed('Tadhg');
const zofia = childNamed('Zofia');
const minutes = {
  Date: '2026-03-12',
  'Progress towards targets': 'Turns to her name',
  'Next steps': 'Ask the agency',
};

let nursery: Nursery;
const key = () => nursery.slack.as('UKEY');
const senco = () => nursery.slack.as('USENCO');
const admin = () => nursery.slack.as('UADMIN');

beforeAll(async () => {
  nursery = await startWillow(['ليلى', 'Tadhg', 'Zofia']);
  await writePlan(senco(), '/ipm', provisionMap(layla, layla.plan));
  await writePlan(key(), '/isp', supportPlan(tadhg, tadhg.plan));
  await writePlan(key(), '/isp', supportPlan(zofia, zofia.plan));
});
afterAll(() => nursery.stop());

describe('a plan after its review', () => {
  it('prints with the outcomes filled in, and can still be signed', async () => {
    await holdReview(senco(), { child: 'layla', outcome: 'Achieved', values: minutes });
    await senco().command('/child', 'layla');
    const paper = await paperOf(senco(), () => senco().press('PDF', { nth: 1 }), 'WIL-01-IPM');
    expect(paper.match(/Yes \(12 March 2026\)/g)).toHaveLength(2);
    await senco().press('Sign-off', { nth: 1 });
    await senco().sees('Parent/carer (parent): not asked');
    await senco().close({ all: true });
  });

  it('warns when it is reviewed again, and offers the minutes for correction with a reason', async () => {
    await senco().command('/review', 'layla');
    expect(senco().text()).toContain('IPM was reviewed on 12 March 2026 already');
    await senco().close();
    await senco().press('Correct', { message: await cardOf(senco(), 'Saved: Minutes') });
    await senco().sees('Why is this changed?');
    await senco().fill({
      'Next steps': 'Ask the Teacher of the Deaf',
      'Why is this changed?': 'Wrong agency',
    });
    const paper = await paperOf(senco(), () => saves(senco()), 'WIL-01-MIN');
    expect(paper).toContain('Ask the Teacher of the Deaf');
    expect(paper).toContain('version 2');
  });
});

describe('two people with one review open', () => {
  it('shows the second what is new, keeps the words, and saves when every target has its outcome', async () => {
    await senco().command('/review', 'tadhg');
    await key().command('/isp', 'tadhg');
    const strategies = [
      'Job card at every move',
      'Warning song two minutes before',
      'Chewy tube on a clip',
      'New',
    ];
    await key().fill({ Strategies: strategies.join('\n') });
    await saves(key());
    for (const number of [1, 2, 3]) await senco().fill({ [`Outcome of ISP strategy ${number}`]: 'Achieved' });
    await senco().fill({ ...minutes, 'Progress towards targets': 'Written once' });
    expect((await senco().submit()).closed).toBe(false);
    expect(senco().text()).toContain('Somebody else changed this while you were writing');
    expect(senco().text()).toContain('Written once');
    await senco().fill({ 'Outcome of ISP strategy 4': 'Not achieved' });
    await saves(senco());
  });

  it('tells the second that a review was held meanwhile', async () => {
    for (const person of [senco(), admin()]) {
      await person.command('/review', 'zofia');
      for (const number of [1, 2, 3])
        await person.fill({ [`Outcome of ISP strategy ${number}`]: 'Achieved' });
      await person.fill(minutes);
    }
    await saves(senco());
    expect((await admin().submit()).closed).toBe(false);
    expect(admin().text()).toContain('ISP was reviewed on 12 March 2026 already');
    await admin().close();
  });
});

describe('what entries were recorded for', () => {
  it('keeps its words on the plan, and may be put more exactly', async () => {
    await key().command('/isp', 'zofia');
    await key().fill({ 'Date of plan': '2026-03-13', Strategies: 'Wait\nSong' });
    await saves(key());
    await logEntry(key(), {
      child: 'zofia',
      target: 'ISP 1',
      values: { Date: '2026-03-14', 'Target achieved': 'Achieved' },
    });
    await key().command('/isp', 'zofia');
    await key().fill({ Strategies: 'Bite ring at lunch\nSong' });
    expect((await key().submit()).errors?.Strategies).toContain('“Wait” has entries');
    await key().fill({ Strategies: 'Wait 10 seconds\nSong' });
    await saves(key());
    await key().command('/child', 'zofia');
    expect(key().text()).toContain('1. Wait 10 seconds\n1 of 1 achieved');
  });
});
