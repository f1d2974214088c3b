import { childNamed } from '../support/hazelbrook.ts';
import { words } from '../support/long-text.ts';
import type { Nursery } from '../support/nursery.ts';
import { fillPlan, logEntry, SMART, saves, writePlan } from '../support/paperwork.ts';
import { missingFrom, paperOf } from '../support/read-pdf.ts';
import { startWillow } from '../support/willow.ts';

const { name } = childNamed('Zeeshan');
let nursery: Nursery;
const senco = () => nursery.slack.as('USENCO');

const strategies = Array.from({ length: 20 }, (_, n) => words(`s${n}w`, 148));
const support = {
  child: name,
  values: {
    'Date of plan': '2026-02-23',
    'Specific need/s': words('need', 3000),
    Strategies: strategies.join('\n'),
    'Parent / carer views': words('view', 3000),
  },
};
const targets = Array.from({ length: 8 }, (_, n) => ({
  'Current achievement': words(`b${n}w`, 1000),
  [SMART]: words(`t${n}w`, 1000),
  'How will this be achieved': words(`p${n}w`, 1000),
  Resources: words(`r${n}w`, 1000),
  'When/who/where': words(`w${n}w`, 1000),
}));
const map = {
  child: name,
  values: { 'Date of plan': '2026-02-23', 'Professionals / agencies involved': words('agency', 500) },
  targets,
};

beforeAll(async () => {
  nursery = await startWillow(['Zeeshan']);
});
afterAll(() => nursery.stop());

describe('the longest plans', () => {
  it('print whole, to the last word', async () => {
    const isp = await writePlan(senco(), '/isp', support);
    expect(missingFrom(isp, [...strategies, words('need', 3000)])).toEqual([]);
    const ipm = await writePlan(senco(), '/ipm', map);
    expect(
      missingFrom(
        ipm,
        targets.flatMap((row) => Object.values(row)),
      ),
    ).toEqual([]);
  }, 120_000);

  it.each(['/isp', '/ipm', '/intervention', '/child'])('open again with %s', async (command) => {
    await senco().command(command, name);
    await senco().sees(command === '/child' ? 's19w1' : 'w1');
  });

  it('take an entry for the last target, with the longest comment', async () => {
    const comment = words('comment', 3000);
    const values = { Date: '2026-03-02', Comments: comment, 'Target achieved': 'partly' };
    const paper = await logEntry(senco(), { child: name, target: 'IPM 8', values });
    expect(missingFrom(paper, [comment, targets[7]?.[SMART]])).toEqual([]);
  });

  it('are told apart when two people changed them at once', async () => {
    const key = nursery.slack.as('UKEY');
    await fillPlan(key, '/isp', { ...support, values: { 'Specific need/s': words('key', 3000) } });
    await fillPlan(senco(), '/isp', { ...support, values: { 'Specific need/s': words('senco', 3000) } });
    await saves(key);
    const second = await senco().submit();
    expect(second.problem).toBeUndefined();
    expect(senco().text()).toContain('Priya Shah changed Specific need/s');
    expect(senco().text()).toContain(words('senco', 3000));
  });

  it('are reviewed together, each target with its outcome', async () => {
    const paper = await paperOf(
      senco(),
      async () => {
        await senco().command('/review', name);
        await senco().fill({ 'Plans to review': 'Both plans' });
        await senco().submit();
        const outcomes = senco()
          .labels()
          .filter((label) => label.startsWith('Outcome of'));
        expect(outcomes).toHaveLength(28);
        for (const label of outcomes) await senco().fill({ [label]: 'Partly' });
        await senco().fill({
          Date: '2026-04-16',
          'Parents / professionals': 'Anna Kowalska, SENCO',
          'Progress towards targets': words('progress', 3000),
          'Next steps': words('next', 3000),
        });
        await saves(senco());
      },
      'MIN',
    );
    expect(missingFrom(paper, [...strategies, words('progress', 3000), words('next', 3000)])).toEqual([]);
  }, 120_000);
});
