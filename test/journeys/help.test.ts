import { commands } from '../../src/domain/commands.ts';
import type { Nursery } from '../support/nursery.ts';
import { startWillow } from '../support/willow.ts';

let nursery: Nursery;
beforeAll(async () => {
  nursery = await startWillow([]);
});
afterAll(() => nursery.stop());

describe('help', () => {
  const who = ['USENCO', 'UKEY', 'USTRANGER'];

  it.each(commands)(
    'explains $name to everybody, with an example',
    async ({ name, description, example }) => {
      for (const user of who) {
        const person = nursery.slack.as(user);
        const answer = await person.command(name, 'Help');
        expect(answer.message?.ephemeralFor).toBe(user);
        for (const part of [description, example]) expect(answer.message?.text).toContain(part);
        expect(person.view).toBeUndefined();
      }
    },
  );
});
