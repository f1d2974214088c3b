import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { addRow, SMART, saves, writePlan } from '../support/paperwork.ts';
import { paperOf } from '../support/read-pdf.ts';
import { startWillow } from '../support/willow.ts';
import { wrongEntries } from '../support/wrong-entries.ts';
import { wrongPlans } from '../support/wrong-plans.ts';
import { wrongRegister } from '../support/wrong-register.ts';
import { wrongReports } from '../support/wrong-reports.ts';

const zofia = childNamed('Zofia');
let nursery: Nursery;
const senco = () => nursery.slack.as('USENCO');

beforeAll(async () => {
  nursery = await startWillow(['Zofia', 'Layla']);
  const plan = supportPlan(zofia, { ...zofia.plan, strategies: ['Wait ten seconds'] });
  await writePlan(senco(), '/isp', plan);
});
afterAll(() => nursery.stop());

const wrong = [...wrongPlans, ...wrongEntries, ...wrongRegister, ...wrongReports];

describe('a form', () => {
  it.each(wrong)('refuses $refuses, then takes it put right', async (each) => {
    await senco().command(...each.opens);
    if (each.press) {
      await senco().press(each.press);
      await senco().sees('Requested on');
    }
    await senco().fill({ ...each.with, ...each.wrong });
    const typed = senco().text();
    const refused = await senco().submit();
    expect(Object.keys(refused.errors ?? {})).toEqual([each.field]);
    expect(refused.errors?.[each.field]).toMatch(each.says);
    expect(senco().text()).toBe(typed);
    await senco().fill(each.right);
    await saves(senco());
    await senco().close({ all: true });
  });

  it('asks no entry of a child without a live plan, and says where to start one', async () => {
    await senco().command('/intervention', 'layla');
    await senco().sees('has no live support plan or provision map.');
    expect(senco().text()).toContain('Start one with /isp or /ipm');
    expect(senco().view?.submit).toBeUndefined();
  });

  it('refuses a provision map without a target, beside a field near it, and takes it with one', async () => {
    await senco().command('/ipm', 'layla');
    await senco().fill({
      'Professionals / agencies involved': 'Teacher of the Deaf',
      'Observed strengths': 'Signs',
    });
    const refused = await senco().submit();
    const said = expect.stringContaining('Please add at least one target with “Add target”.');
    expect(Object.values(refused.errors ?? {})).toEqual([said]);
    await addRow(senco(), 'target', { [SMART]: 'Layla will improve' }, '1. Layla will improve');
    expect(senco().text()).toContain('Signs');
    expect(senco().text()).toContain('SMART advice for target 1: Specific: “improve” can mean many things.');
    const paper = await paperOf(senco(), () => saves(senco()), 'IPM');
    expect(paper).toContain('Layla will improve');
  });
});

const headings = 'Name,DOB,GR level';

describe('/child import', () => {
  it('says what is wrong row by row, adds nothing, and adds all when the rows are right', async () => {
    await senco().command('/child', 'import');
    const wrong = `${headings}\nIsla Reed,2022-05-01,1\nNoah Reed,31/02/2022,2\n,2022-05-01,9`;
    await senco().fill({ Rows: wrong });
    const refused = await senco().submit();
    for (const said of [
      'Nothing was added yet. 1 good.',
      'Row 3, Date of birth',
      'Row 4, Name',
      'Row 4, GR level',
    ])
      expect(refused.errors?.Rows).toContain(said);
    expect(senco().text()).toContain('Noah Reed,31/02/2022');
    await senco().fill({ Rows: `${headings}\nIsla Reed,2022-05-01,1\nNoah Reed,28/02/2022,2` });
    await saves(senco());
    await senco().command('/child', 'noah reed');
    expect(senco().text()).toContain('28 February 2022');
  });

  it('reads a CSV file, too', async () => {
    await senco().command('/child', 'import');
    const file = { name: 'children.csv', content: `${headings}\nAda Reed,2022-06-01,1` };
    await senco().fill({ 'Or a CSV file': [file] });
    await saves(senco());
    await senco().command('/child', 'ada reed');
    expect(senco().text()).toContain('1 June 2022');
  });
});
