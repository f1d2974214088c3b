import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { addRow, holdReview, logEntry, saves, writePlan } from '../support/paperwork.ts';
import { missingFrom, paperOf } from '../support/read-pdf.ts';
import { cardOf, startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
let nursery: Nursery;
const key = () => nursery.slack.as('UKEY');
const senco = () => nursery.slack.as('USENCO');

beforeAll(async () => {
  nursery = await startWillow(['Zofia']);
  await writePlan(key(), '/isp', supportPlan(zofia, zofia.plan));
});
afterAll(() => nursery.stop());

describe('after some weeks of a plan', () => {
  it('opens the review with each tally and the latest words, and asks every outcome', async () => {
    for (const [date, outcome] of [
      ['2025-09-24', 'achieved'],
      ['2025-10-01', 'not achieved'],
    ] as const)
      await logEntry(key(), {
        child: 'zofia',
        target: 'ISP 1',
        values: { Date: date, Comments: `Went as on ${date}`, 'Target achieved': outcome },
      });
    await senco().command('/review', 'zofia');
    expect(senco().text()).toContain('1 of 2 achieved');
    expect(senco().text()).toContain('Went as on 2025-10-01');
    const early = await senco().submit();
    const unanswered = Object.keys(early.errors ?? {}).filter((label) => label.startsWith('Outcome of'));
    expect(unanswered).toHaveLength(3);
    await senco().close();
  });

  it('starts the next cycle with what is unfinished, and the clock anew', async () => {
    const lesson = 'Show a picture at every door';
    await holdReview(senco(), {
      child: 'zofia',
      outcome: 'Not achieved',
      values: {
        'Outcome of ISP strategy 2': 'Achieved',
        Date: '2025-11-06',
        'Progress towards targets': 'Follows the board',
        'Next steps': 'Refer to speech and language therapy',
        'Lesson for the whole setting': lesson,
      },
    });
    await senco().press('Next ISP', { message: await cardOf(senco(), 'Saved: Minutes') });
    await senco().sees('cycle 2 · New plan');
    await key().command('/isp', 'zofia');
    expect(key().text()).toContain('cycle 2 · New plan');
    expect(key().text()).toContain(
      ['Visual now/next board at every transition', 'Polish key words on a fan'].join('\n'),
    );
    expect(key().text()).not.toContain('Wait 10 seconds');
    await key().fill({ 'Date of plan': '2025-11-10' });
    const paper = await paperOf(key(), () => saves(key()));
    expect(missingFrom(paper, ['Cycle 2', '10 November 2025', '5 January 2026'])).toEqual([]);
  });

  it('keeps the lesson as a line of the inclusion action plan, beside rows added there', async () => {
    const paper = await paperOf(senco(), async () => {
      await senco().command('/action-plan', 'willow');
      expect(senco().text()).toContain('1. Show a picture at every door');
      const row = {
        'What will you implement': 'Signs with every song',
        'By whom': 'All staff',
        'By when': '2026-09-04',
      };
      await addRow(senco(), 'action', row, '2. Signs with every song');
      await senco().fill({ 'Comments on implementation': 'Doors are calmer' });
      await saves(senco());
    });
    const wanted = [
      'Show a picture at every door',
      'Signs with every song',
      'All staff',
      '4 September 2026',
      'Doors are calmer',
    ];
    expect(missingFrom(paper, wanted)).toEqual([]);
  });
});
