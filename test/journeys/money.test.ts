import { childNamed } from '../support/hazelbrook.ts';
import { provisionMap } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { logEntry, writePlan } from '../support/paperwork.ts';
import { missingFrom } from '../support/read-pdf.ts';
import { startWillow } from '../support/willow.ts';

const zeeshan = childNamed('Zeeshan');
let nursery: Nursery;

beforeAll(async () => {
  nursery = await startWillow(['Zeeshan']);
  await writePlan(nursery.slack.as('UKEY'), '/ipm', provisionMap(zeeshan, zeeshan.plan));
});
afterAll(() => nursery.stop());

describe('a record of intervention', () => {
  it.each(zeeshan.entriesRefused ?? [])(
    'refuses “%s” beside the field and keeps the text',
    async (comment) => {
      const key = nursery.slack.as('UKEY');
      await key.command('/intervention', zeeshan.name);
      await key.fill({ Date: '2026-03-02', Comments: comment, 'Target achieved': 'achieved' });
      const refused = await key.submit();
      expect(refused.closed).toBe(false);
      expect(Object.keys(refused.errors ?? {})).toEqual(['Comments']);
      expect(refused.errors?.Comments).toContain('this record does not hold amounts of money');
      expect(key.text()).toContain(comment);
      await key.close();
    },
  );

  it.each(zeeshan.entriesAccepted ?? [])('keeps “%s” and prints it', async (comment) => {
    const paper = await logEntry(nursery.slack.as('UKEY'), {
      child: zeeshan.name,
      values: { Date: '2026-03-03', Comments: comment, 'Target achieved': 'achieved' },
    });
    expect(missingFrom(paper, [zeeshan.name, zeeshan.plan.targets?.[0]?.target, comment])).toEqual([]);
  });

  it('holds every accepted entry on one sheet, and none that was refused', async () => {
    const paper = await logEntry(nursery.slack.as('UKEY'), {
      child: zeeshan.name,
      values: { Date: '2026-03-04', Comments: 'Asked for a rest', 'Target achieved': 'not achieved' },
    });
    expect(
      missingFrom(paper, [...(zeeshan.entriesAccepted ?? []), 'Asked for a rest', '4 of 5 achieved']),
    ).toEqual([]);
    for (const refused of ['supplement', 'quid', 'GBP', '£']) expect(paper).not.toContain(refused);
  });
});
