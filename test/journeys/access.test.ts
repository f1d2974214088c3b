import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { writePlan } from '../support/paperwork.ts';
import { addChild, addSetting } from '../support/register.ts';
import { startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
let nursery: Nursery;
const as = (id: string) => nursery.slack.as(id);
const nowhere = '00000000-0000-4000-8000-000000000000';

const idIn = (metadata: string | undefined): string =>
  /"(?:child|about)":"([^"]+)"/.exec(metadata ?? '')?.[1] ?? '';

/** Zofia and Amara at Willow Bank (Priya, Tom); Layla at Millrace, which is Mary's. */
let ids: Readonly<Record<'zofia' | 'layla', string>>;

beforeAll(async () => {
  nursery = await startWillow(['Zofia']);
  const { slack } = nursery;
  await addSetting(slack, { name: 'Millrace', code: 'MIL', senco: ['UELSEWHERE'], team: [] });
  await addChild(slack, { ...childNamed('Amara'), setting: 'Willow Bank', keyPerson: 'UOTHER' });
  const layla = { ...childNamed('Layla'), preferredName: 'Layla', setting: 'Millrace' };
  await addChild(slack, { ...layla, keyPerson: 'UELSEWHERE', by: 'UELSEWHERE' });
  await writePlan(as('UKEY'), '/isp', supportPlan(zofia, zofia.plan));
  await as('UKEY').command('/child', 'zofia');
  await as('UELSEWHERE').command('/child', 'layla');
  ids = {
    zofia: idIn(as('UKEY').view?.privateMetadata),
    layla: idIn(as('UELSEWHERE').view?.privateMetadata),
  };
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

  const forms = [
    { command: '/isp', fill: { 'Specific need/s': 'Tampered', Strategies: 'Tampered' } },
    { command: '/plan', fill: {} },
  ];

  it.each(forms)('in a form of $command whose ids were changed', async ({ command, fill }) => {
    const mary = as('UELSEWHERE');
    const answers = [];
    for (const id of [ids.zofia, nowhere]) {
      await mary.command(command, 'layla');
      await mary.fill(fill);
      const { view } = mary;
      if (!view) throw new Error('no form');
      view.privateMetadata = view.privateMetadata.replace(ids.layla, id);
      answers.push((await mary.submit()).errors);
      await mary.close();
    }
    expect(Object.values(answers[0] ?? {}).join()).toContain('is not among those you can open');
    expect(answers[0]).toEqual(answers[1]);
  });

  it('in buttons whose values were changed, whatever they open', async () => {
    const { slack } = nursery;
    const mary = as('UELSEWHERE');
    const openers = [
      'child-file',
      'edit-child',
      'individual-support-plan',
      'record-of-intervention',
      'report',
    ];
    const values = openers.map((opener) => ['open', `${opener}|`]);
    for (const [action_id, prefix] of [...values, ['pdf', ''], ['sign', '']]) {
      const heard = [];
      for (const id of [ids.zofia, nowhere]) {
        const before = mary.dms().length;
        await slack.send({
          type: 'block_actions',
          team: { id: slack.world.team.id },
          user: { id: 'UELSEWHERE', team_id: slack.world.team.id },
          trigger_id: 'made.up',
          actions: [{ type: 'button', block_id: 'b', action_id, value: `${prefix}${id}` }],
        });
        const { until } = await import('../../scripts/sandbox/slack/until.ts');
        await until(() => mary.dms().length > before, { what: `an answer to ${action_id} ${prefix}` });
        heard.push(mary.dms().at(-1)?.text);
      }
      expect(heard[0]).toContain('is not among those you can open');
      expect(heard[0]).toBe(heard[1]);
    }
  });
});

describe('the log', () => {
  it('holds ids and codes, and no word of any form', () => {
    const log = nursery.log();
    expect(log).toContain('"code":"not-found"');
    for (const word of [
      'Zofia',
      'Wiśniewska',
      'zofia',
      'Layla',
      'ليلى',
      'Priya',
      'Tampered',
      'now/next',
      'daj',
    ])
      expect(log).not.toContain(word);
  });
});
