import { type Nursery, startNursery } from '../support/nursery.ts';
import { addSetting } from '../support/register.ts';

let nursery: Nursery;
beforeAll(async () => {
  nursery = await startNursery();
});
afterAll(() => nursery.stop());

describe('a workspace without a setting', () => {
  it.each(['/isp', '/child', '/due', '/action-plan'])('answers %s with whom to ask', async (command) => {
    const person = nursery.slack.as('USTRANGER');
    const answer = await person.command(command);
    expect(answer.message?.text).toContain('a workspace admin or owner starts with /setting');
    expect(person.view).toBeUndefined();
  });

  it('lets nobody but an admin or owner claim it', async () => {
    const person = nursery.slack.as('USTRANGER');
    for (const text of ['', 'add']) {
      const answer = await person.command('/setting', text);
      expect(answer.message?.text).toContain('A workspace admin or owner sets up the first setting');
      expect(person.view).toBeUndefined();
    }
  });

  it('is refused to anybody who sends the form all the same', async () => {
    const admin = nursery.slack.as('UADMIN');
    await admin.command('/setting');
    await admin.fill({ Name: 'Not theirs', 'Year-round or term-time': 'Year-round' });
    const view = admin.view;
    const { slack } = nursery;
    const stolen = await slack.send({
      type: 'view_submission',
      team: { id: slack.world.team.id },
      user: { id: 'USTRANGER', team_id: slack.world.team.id },
      view: {
        id: 'VSTOLEN',
        type: 'modal',
        team_id: slack.world.team.id,
        callback_id: view?.callbackId,
        private_metadata: view?.privateMetadata,
        blocks: view?.blocks,
        state: { values: view?.values },
      },
    });
    expect(stolen.body).toContain('A workspace admin or owner sets up the first setting');
    await admin.close();
    const after = await slack.as('USTRANGER').command('/isp');
    expect(after.message?.text).toContain('No setting has been set up here');
  });

  it('is set up by an admin, who is its SENCO', async () => {
    const admin = nursery.slack.as('UADMIN');
    await admin.command('/setting');
    expect(admin.labels()).toContain('SENCO');
    expect(admin.text()).toContain('UADMIN');
    await admin.close();
    await addSetting(nursery.slack, { name: 'Willow Bank', code: 'WIL', senco: ['UADMIN'] });
    await admin.command('/child', 'add');
    expect(admin.view?.title?.text).toBe('Add a child');
  });
});
