import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { fillPlan, writePlan } from '../support/paperwork.ts';
import { paperOf } from '../support/read-pdf.ts';
import { startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
const tadhg = childNamed('Tadhg');
let nursery: Nursery;
const key = () => nursery.slack.as('UKEY');
const senco = () => nursery.slack.as('USENCO');

const count = (text: string, part: string): number => text.split(part).length - 1;

beforeAll(async () => {
  nursery = await startWillow(['Zofia', 'Tadhg']);
  await writePlan(key(), '/isp', supportPlan(zofia, { ...zofia.plan, strategies: ['Wait ten seconds'] }));
});
afterAll(() => nursery.stop());

const twice = async (): Promise<void> => {
  const answers = await key().submitTwice();
  expect(answers.map(({ closed, errors }) => ({ closed, errors }))).toEqual([
    { closed: true, errors: undefined },
    { closed: true, errors: undefined },
  ]);
};

describe('the same view submitted twice at once', () => {
  it('makes one plan', async () => {
    await fillPlan(key(), '/isp', supportPlan(tadhg, tadhg.plan));
    const paper = await paperOf(key(), twice);
    expect(paper).toContain('cycle 1 · version 1');
    await key().command('/child', 'tadhg');
    expect(count(key().text(), 'Individual support plan (ISP)')).toBe(1);
    expect(key().text()).not.toContain('Earlier plans');
  });

  it('makes one entry', async () => {
    await key().command('/intervention', 'zofia');
    await key().fill({ Date: '2026-03-02', Comments: 'Looked twice', 'Target achieved': 'achieved' });
    const paper = await paperOf(key(), twice, 'WIL-01-ROI');
    expect(count(paper, 'Looked twice')).toBe(1);
    expect(paper).toContain('1 of 1 achieved');
  });

  it('makes one child', async () => {
    await senco().command('/child', 'add');
    await senco().fill({ 'Child’s name': 'Isla Brown', DOB: '2022-03-01', 'Key person': 'UKEY' });
    await senco().submitTwice();
    await senco().command('/child', 'isla brown');
    expect(senco().view?.title?.text).toBe('Child’s file');
  });
});
