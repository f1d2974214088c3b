import { chain, childNamed, closuresOf, settingName } from '../support/hazelbrook.ts';
import { provisionMap } from '../support/hazelbrook-plans.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { holdReview, writePlan } from '../support/paperwork.ts';
import { addChild, addSetting } from '../support/register.ts';

let today = '2025-11-03';
let nursery: Nursery;
const senco = () => nursery.slack.as('USENCO');

/** Leo at a setting open all year but Christmas, Theo at one closed in the school holidays. */
beforeAll(async () => {
  nursery = await startNursery({ clock: { now: Date.now, today: () => today } });
  for (const setting of chain.settings.filter(({ code }) => ['WIL', 'KEN'].includes(code)))
    await addSetting(nursery.slack, { ...setting, closures: closuresOf(setting.pattern) });
  for (const name of ['陈', 'Theo']) {
    const child = childNamed(name);
    await addChild(nursery.slack, { ...child, setting: settingName(child.setting) });
  }
});
afterAll(() => nursery.stop());

const due = async (): Promise<string> => (await senco().command('/due')).message?.text ?? '';

describe('/due', () => {
  it('says so while there is no live plan', async () => {
    expect(await due()).toContain('No live plans yet');
  });

  it.each([
    ['2025-11-03', 'due 29 December 2025; the window opens on 15 December 2025'],
    ['2025-12-15', 'review window open, due 29 December 2025'],
    ['2025-12-29', 'due (closed) 29 December 2025; you reopen on 5 January 2026'],
    ['2026-01-02', 'due (closed) 29 December 2025; you reopen on 5 January 2026'],
    ['2026-01-20', 'overdue by'],
  ])('on %s answers for a plan of 3 November: %s', async (day, says) => {
    if (day === '2025-11-03') {
      const leo = childNamed('陈');
      await writePlan(senco(), '/ipm', provisionMap(leo, leo.plan));
    }
    today = day;
    expect(await due()).toContain(says);
  });

  it('starts the clock again at a review', async () => {
    const values = {
      Date: '2026-01-08',
      'Parents / professionals': 'Anna Kowalska, SENCO',
      'Progress towards targets': 'Two turns',
      'Next steps': 'Made smaller',
    };
    await holdReview(senco(), { child: '陈思远', outcome: 'Not achieved', values });
    expect(await due()).toContain('due 5 March 2026');
  });

  it('never calls a review overdue inside the summer of a term-time setting', async () => {
    const theo = childNamed('Theo');
    today = '2026-06-29';
    await writePlan(senco(), '/ipm', provisionMap(theo, theo.plan));
    for (const day of ['2026-08-10', '2026-08-24', '2026-08-25', '2026-09-01']) {
      today = day;
      const line = (await due()).split('\n').find((each) => each.includes('Theo')) ?? '';
      expect(line).not.toContain('overdue');
      if (day >= '2026-08-24')
        expect(line).toContain('due (closed) 24 August 2026; you reopen on 2 September 2026');
    }
  });
});
