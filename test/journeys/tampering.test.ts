import { until } from '../../scripts/sandbox/slack/until.ts';
import type { Nursery } from '../support/nursery.ts';
import type { Filled } from '../support/paperwork.ts';
import { childIdOf, madeUpIds, type StolenIds, stealIds } from '../support/stolen-ids.ts';
import { startTwoSettings } from '../support/two-settings.ts';

const REFUSED = 'is not among the records you can open';

let nursery: Nursery;
let stolen: StolenIds;
const mary = () => nursery.slack.as('UELSEWHERE');

beforeAll(async () => {
  nursery = await startTwoSettings();
  stolen = await stealIds(nursery);
});
afterAll(() => nursery.stop());

const presses = async (action_id: string, value: string): Promise<string | undefined> => {
  const { slack } = nursery;
  const before = mary().dms().length;
  await slack.send({
    type: 'block_actions',
    team: { id: slack.world.team.id },
    user: { id: 'UELSEWHERE', team_id: slack.world.team.id },
    trigger_id: 'made.up',
    actions: [{ type: 'button', block_id: 'b', action_id, value }],
  });
  // With no place to answer in, the app turns to the direct messages.
  await until(() => mary().dms().length > before, { what: `an answer to ${action_id}` });
  return mary().dms().at(-1)?.text;
};

const forms: readonly { readonly command: string; readonly fill: Filled }[] = [
  { command: '/isp', fill: { 'Specific need/s': 'Tampered', Strategies: 'Tampered' } },
  { command: '/plan', fill: {} },
];

const ofChild = ['child-file', 'edit-child', 'individual-support-plan', 'record-of-intervention', 'report'];
const buttons: readonly { action: string; what: string; value: (ids: StolenIds) => string }[] = [
  ...[...ofChild, 'minutes-of-review', 'plan-choice'].map((opener) => ({
    action: 'open',
    what: opener,
    value: ({ child }: StolenIds) => `${opener}|${child}`,
  })),
  ...['correct-entry', 'move-entry'].map((opener) => ({
    action: 'open',
    what: opener,
    value: ({ entry }: StolenIds) => `${opener}|${entry}`,
  })),
  { action: 'open', what: 'edit-report', value: ({ report }) => `edit-report|${report}` },
  { action: 'open', what: 'setting', value: ({ setting }) => `setting|${setting}` },
  { action: 'open', what: 'action plan', value: ({ setting }) => `inclusion-action-plan|${setting}` },
  { action: 'pdf', what: 'a plan', value: ({ plan }) => plan },
  { action: 'pdf', what: 'a record', value: ({ plan, target }) => `${plan}|${target}` },
  { action: 'sign', what: 'a plan', value: ({ plan }) => plan },
  { action: 'entries', what: 'a strategy', value: ({ plan, target }) => `${plan}/${target}` },
];

describe('ids that were changed on the way', () => {
  it.each(forms)('open nobody’s record in a form of $command', async ({ command, fill }) => {
    const answers = [];
    for (const id of [stolen.child, madeUpIds.child]) {
      await mary().command('/child', 'layla');
      const own = childIdOf(mary());
      await mary().command(command, 'layla');
      await mary().fill(fill);
      const { view } = mary();
      if (view) view.privateMetadata = view.privateMetadata.replace(own, id);
      answers.push((await mary().submit()).errors);
    }
    expect(Object.values(answers[0] ?? {}).join()).toContain(REFUSED);
    expect(answers[0]).toEqual(answers[1]);
  });

  it.each(buttons)('open nothing with the button $action for $what', async ({ action, value }) => {
    const theirs = await presses(action, value(stolen));
    expect(theirs).toContain(REFUSED);
    expect(await presses(action, value(madeUpIds))).toBe(theirs);
    expect(mary().files()).toEqual([]);
  });

  it.each(['', '|', 'child-file', '__proto__|x', 'open|open|open'])('are refused as “%s”', async (value) => {
    expect(await presses('open', value)).toMatch(/out of date|not among the records/);
  });

  it('leave ids and codes in the log, and no word of any form', () => {
    const log = nursery.log();
    expect(log).toContain('"code":"not-found"');
    for (const word of ['Zofia', 'Wiśniewska', 'Layla', 'ليلى', 'Priya', 'Tampered', 'now/next', 'jeszcze'])
      expect(log).not.toContain(word);
  });
});
