import { until } from '../../scripts/sandbox/slack/until.ts';
import { startToday, type Today } from '../support/today.ts';

let at: Today;
beforeAll(async () => {
  at = await startToday('2026-07-13T08:00:00Z');
});
afterAll(() => at?.stop());

describe('what was tampered with', () => {
  const send = async (userId: string, action_id: string, value: string) => {
    const { slack } = at.nursery;
    const list = await at.openList();
    const { team } = slack.world;
    const before = slack.as(userId).dms().length;
    await slack.send({
      type: 'block_actions',
      team: { id: team.id },
      user: { id: userId, team_id: team.id },
      trigger_id: '1.1',
      container: { type: 'message', message_ts: list.ts, channel_id: list.channel, is_ephemeral: true },
      actions: [{ type: 'button', action_id, block_id: 'b', value, action_ts: '1' }],
    });
    const told = await until(() => slack.as(userId).dms().slice(before)[0]);
    return told.text;
  };
  const value = async () => {
    const text = JSON.stringify((await at.openList()).blocks);
    const [, found = ''] = /"value":"(\d{4}-[^"]+\/[^"]+)"/.exec(text) ?? [];
    return found;
  };

  it.each(['USTRANGER', 'UOTHER', 'UELSEWHERE'])('says nothing of a child to %s', async (userId) => {
    const entries = (await at.stored('2026-07-13')).length;
    const real = await send(userId, 'today-achieved', await value());
    expect(real).toContain('not among the records you can open');
    const [day, scope] = (await value()).split('|');
    expect(await send(userId, 'today-achieved', `${day}|${scope}|none|none/none`)).toBe(real);
    expect(await at.stored('2026-07-13')).toHaveLength(entries);
  });

  it.each(['', 'x', '2026-07-13|*|child', '2026-13-40|*|a|b/c', '|||'])('refuses %j', async (bad) => {
    expect(await send('UKEY', 'today-achieved', bad)).toMatch(/out of date/);
  });

  it('refuses a day to come, and one before the plan', async () => {
    const rest = (await value()).slice('2026-07-13'.length);
    expect(await send('UKEY', 'today-achieved', `2030-01-01${rest}`)).toContain('still to come');
    expect(await send('UKEY', 'today-achieved', `2020-01-01${rest}`)).toContain('plan starts on');
    expect(await send('UKEY', 'today-absent-all', `2030-01-01${rest}`)).toContain('still to come');
  });
});
