import { until } from '../../scripts/sandbox/slack/until.ts';
import { commands } from '../../src/domain/commands.ts';
import type { Nursery } from '../support/nursery.ts';
import { saves } from '../support/paperwork.ts';
import { cardOf, startWillow } from '../support/willow.ts';

let nursery: Nursery;
const stranger = () => nursery.slack.as('USTRANGER');
const senco = () => nursery.slack.as('USENCO');

beforeAll(async () => {
  nursery = await startWillow(['Zofia']);
});
afterAll(() => nursery.stop());

describe('a stranger', () => {
  // Those two answer who runs a workspace or leads a chain, and belongs to no setting.
  it.each(commands.filter(({ name }) => !['/setting', '/chain'].includes(name)))(
    'gets nothing from $name but a way to ask',
    async ({ name }) => {
      for (const text of ['', 'zofia', 'add']) {
        const answer = await stranger().command(name, text);
        expect(answer.message?.text).toContain('Ask to be added, and a SENCO decides.');
        expect(JSON.stringify(answer.message)).not.toMatch(/Wiśniewska|WIL-01/);
        expect(stranger().view).toBeUndefined();
      }
    },
  );

  it('gets no setting of somebody else’s either', async () => {
    const answer = await stranger().command('/setting', 'willow');
    expect(answer.message?.text).toContain('If your setting is here already, its SENCO can add you.');
    expect(stranger().view).toBeUndefined();
  });

  it('asks, the SENCO hears it in a direct message, adds them, and they are in', async () => {
    await stranger().command('/isp');
    await stranger().press('Ask to be added', { message: stranger().ephemerals.at(-1) });
    await stranger().sees('Which setting do you work in?');
    await stranger().fill({ Setting: 'Willow Bank' });
    await saves(stranger());
    await until(() =>
      stranger()
        .dms()
        .some(({ text }) => text.includes('went to the SENCO of Willow Bank')),
    );

    const request = await cardOf(senco(), 'Sam Stranger asks to be added to Willow Bank.');
    await senco().press('Open the team', { message: request });
    await senco().sees('Key persons and practitioners');
    await senco().fill({ 'Key persons and practitioners': ['UKEY', 'UOTHER', 'USTRANGER'] });
    await saves(senco());

    const answer = await stranger().command('/isp');
    expect(answer.message?.text).toContain('You have no children here yet.');
  });
});
