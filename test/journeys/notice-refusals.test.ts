import type { Message } from '../../scripts/sandbox/slack/world.ts';
import { type BeforeChristmas, startBeforeChristmas } from '../support/before-christmas.ts';

let message: Message;
let world: BeforeChristmas;
const as = (id: string) => world.nursery.slack.as(id);
const plan = () => world.board.plan('WIL-01');

beforeAll(async () => {
  world = await startBeforeChristmas();
  message = await world.board.post(await world.about('first'));
});
afterAll(() => world.stop());

describe('a reminder’s buttons', () => {
  it.each([
    ['USTRANGER', 'Choose a date', 'Only a SENCO or manager'],
    ['UKEY', 'Choose a date', 'Only a SENCO or manager'],
    ['UKEY', 'Not before…', 'Only a SENCO or manager'],
    ['UELSEWHERE', 'Choose a date', 'is not among the records you can open'],
    ['UELSEWHERE', 'Open review', 'is not among the records you can open'],
    ['UKEY', 'Open review', 'is not among the records you can open'],
  ])('tells %s who presses %s: %s', async (user, label, words) => {
    expect(await world.toldBy(user, () => as(user).press(label, { message }))).toContain(words);
    expect(as(user).view).toBeUndefined();
  });

  it.each([
    ['Choose a date', { 'Day of the meeting': '2025-12-04' }, 'has passed'],
    ['Choose a date', { 'Day of the meeting': '2026-02-10' }, 'up to 8 February 2026'],
    ['Not before…', { 'Not before': '2025-12-05', 'Why?': 'ill' }, 'a day after today'],
    ['Not before…', { 'Not before': '2026-01-03', 'Why?': 'ill' }, 'up to 2 January 2026'],
    ['Not before…', { 'Not before': '2025-12-10', 'Why?': '   ' }, 'give the reason'],
    ['Not before…', { 'Not before': '2025-12-10', 'Why?': 'x'.repeat(201) }, 'this has 201'],
  ])('refuses in %s: %o', async (label, values, words) => {
    await as('USENCO').press(label, { message });
    await as('USENCO').sees('Save');
    await as('USENCO').fill(values);
    const answer = await as('USENCO').submit();
    expect(Object.values(answer.errors ?? {}).join()).toContain(words);
    await as('USENCO').close();
    expect((await plan()).plan.waiting).toBeNull();
  });
});
