import type { Message } from '../../scripts/sandbox/slack/world.ts';
import type { Notice } from '../../src/domain/notice.ts';
import { type BeforeChristmas, startBeforeChristmas } from '../support/before-christmas.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import { holdReview, saves, writePlan } from '../support/paperwork.ts';
import { paperOf } from '../support/read-pdf.ts';

const zofia = childNamed('Zofia');
/** The first message as it stood when it was new, as a phone without a connection still shows it. */
let stale: Message;
let world: BeforeChristmas;
const as = (id: string) => world.nursery.slack.as(id);
const plan = () => world.board.plan('WIL-01');

beforeAll(async () => {
  world = await startBeforeChristmas();
});
afterAll(() => world.stop());

describe('a reminder in the channel', () => {
  let first: Notice;
  let message: Message;
  beforeAll(async () => {
    first = await world.about('first');
    message = await world.board.post(first);
    stale = structuredClone(message);
  });

  it('is a blank cover', () => {
    expect(message.text).toContain('WIL-01: review of the ISP.');
    expect(JSON.stringify(message)).not.toMatch(/Zofia|Wiśniewska|Communication/);
  });

  it('takes a date from the manager once, however often Save is pressed, and says so', async () => {
    const { stamp } = await plan();
    await as('UOTHER').press('Choose a date', { message });
    await as('UOTHER').sees('Day of the meeting');
    await as('UOTHER').fill({ 'Day of the meeting': '2025-12-18' });
    const [one, two] = await as('UOTHER').submitTwice();
    expect([one.closed, two.closed]).toStrictEqual([true, true]);
    const { plan: facts, stamp: after } = await plan();
    expect(facts.waiting).toMatchObject({ kind: 'booked', until: '2025-12-18', by: 'UOTHER' });
    expect(after).toBe(stamp + 1);
    const now = await world.board.read(first);
    expect(now.notice).toMatchObject({ state: 'waiting', wanted: 2, shown: 1 });
    expect(now.text).toContain('WIL-01: review of the ISP: meeting planned for 18 December 2025.');
  });

  it('keeps the reason out of the channel and in the record', async () => {
    await as('USENCO').press('Not before…', { message });
    await as('USENCO').sees('So far: Review meeting planned for 18 December 2025 (Tom Fletcher');
    await as('USENCO').fill({ 'Not before': '2025-12-19', 'Why?': 'Mother in hospital' });
    await saves(as('USENCO'));
    expect((await plan()).plan.waiting).toMatchObject({ kind: 'not before', why: 'Mother in hospital' });
    const { notice: kept, text } = await world.board.read(first);
    expect(text).toContain('not before 19 December 2025.');
    expect(JSON.stringify(kept)).not.toContain('hospital');
  });

  it('tells the second of two people, who may save again', async () => {
    for (const user of ['USENCO', 'UOTHER']) {
      await as(user).press('Choose a date', { message });
      await as(user).sees('Day of the meeting');
    }
    await as('UOTHER').fill({ 'Day of the meeting': '2025-12-16' });
    await saves(as('UOTHER'));
    await as('USENCO').fill({ 'Day of the meeting': '2025-12-17' });
    expect((await as('USENCO').submit()).closed).toBe(false);
    expect(as('USENCO').text()).toContain('Somebody else changed this');
    expect(as('USENCO').text()).toContain('So far: Review meeting planned for 16 December 2025');
    await saves(as('USENCO'));
    expect((await plan()).plan.waiting?.until).toBe('2025-12-17');
    // What had a reason is still known.
    expect((await plan()).plan.replaced?.map(({ why }) => why)).toStrictEqual(['Mother in hospital']);
  });
});

describe('a choice around a closure', () => {
  it.each([
    ['Before we close', 'before'],
    ['First week back', 'after'],
  ])('%s asks for a reason and is kept', async (label, choice) => {
    const asked = await world.about(`choice ${choice}`, { step: 'closure choice' });
    const message = await world.board.post(asked);
    await as('USENCO').press(label, { message });
    await as('USENCO').sees('while you are closed (20 December 2025 to 4 January 2026)');
    await as('USENCO').fill({ 'Why?': ' ' });
    expect((await as('USENCO').submit()).closed).toBe(false);
    await as('USENCO').fill({ 'Why?': 'Parents abroad until 3 January' });
    await saves(as('USENCO'));
    expect((await plan()).plan.closureChoice).toMatchObject({ closureFrom: '2025-12-20', choice });
    expect((await world.board.read(asked)).notice.lines[0]?.became).toStrictEqual({ what: choice });
  });

  it('is not offered once the setting is closed', async () => {
    world.on('2025-12-22');
    const message = await world.board.post(await world.about('late', { step: 'closure choice' }));
    await as('USENCO').press('Before we close', { message });
    await as('USENCO').sees('Why?');
    await as('USENCO').fill({ 'Why?': 'Too late' });
    expect((await as('USENCO').submit()).errors).toStrictEqual({
      'Why?': 'You are closed already. Please choose the first week back.',
    });
    await as('USENCO').close();
  });

  it('stands with its reason in the child’s file, in /due and on the plan’s paper', async () => {
    const why =
      'Review after the closure of 20 December 2025 to 4 January 2026: Parents abroad until 3 January';
    await as('UKEY').command('/child', 'zofia');
    expect(as('UKEY').text()).toContain(why);
    expect((await as('UKEY').command('/due')).message?.text).toContain(why);
    const paper = await paperOf(as('UKEY'), () => as('UKEY').press('PDF', { nth: 1 }));
    for (const part of [why, 'Review not before 19 December 2025: Mother in hospital'])
      expect(paper).toContain(part);
    await as('UKEY').close({ all: true });
  });
});

describe('after the review', () => {
  const why = 'Parents abroad until 3 January';
  const ids = ['first', 'choice before', 'choice after', 'late'];
  const became = () =>
    Promise.all(
      ids.map(async (id) => (await world.board.read(await world.about(id))).notice.lines[0]?.became),
    );

  it('the messages say it was held, and the minutes why it was on that day', async () => {
    world.on('2026-01-09');
    const unsent = await world.about('unsent', { step: 'due' });
    await world.board.store.outbox.add(unsent);
    const minutes = await holdReview(as('USENCO'), {
      child: 'Zofia',
      outcome: 'Not achieved',
      values: {
        Date: '2026-01-08',
        'Parents / professionals': 'Anna Kowalska, SENCO',
        'Progress towards targets': 'Two turns',
        'Next steps': 'Made smaller',
      },
    });
    for (const part of [why, 'Mother in hospital']) expect(minutes).toContain(part);
    expect((await plan()).plan).toMatchObject({ waiting: null, closureChoice: null, replaced: [] });
    for (const each of await became()) expect(each).toStrictEqual({ what: 'held', on: '2026-01-08' });
    // Nobody was shown it, so there is nothing to say any more.
    expect((await world.board.read(unsent)).text).toBeUndefined();
  });

  it('the messages follow when the day of the minutes is corrected, and the reasons stay', async () => {
    await as('USENCO').command('/child', 'zofia');
    await as('USENCO').press('Correct');
    await as('USENCO').sees('Why is this changed?');
    await as('USENCO').fill({ Date: '2026-01-07', 'Why is this changed?': 'Wrong day' });
    const minutes = await paperOf(as('USENCO'), () => saves(as('USENCO')), 'MIN-2026-01-07');
    expect(minutes).toContain(why);
    for (const each of await became()) expect(each).toStrictEqual({ what: 'held', on: '2026-01-07' });
  });

  it('the next cycle ends what was open about the old plan, and leaves what was held', async () => {
    await world.board.deliver();
    const open = await world.about('second clock', { due: '2026-03-04', closure: null });
    await world.board.store.outbox.add(open);
    const old = await plan();
    await writePlan(as('USENCO'), '/isp', supportPlan(zofia, { ...zofia.plan, date: '2026-01-09' }));
    expect((await plan()).id).not.toBe(old.id);
    const { notice: ended } = await world.board.read(open);
    expect(ended.lines[0]?.became).toStrictEqual({ what: 'ended', on: '2026-01-09' });
    for (const each of await became()) expect(each?.what).toBe('held');
    const shown = world.nursery.slack
      .messages('GSENCO')
      .map(({ text, blocks }) => JSON.stringify([text, blocks]));
    for (const each of shown) {
      expect(each).toContain('held on 7 January 2026');
      expect(each).not.toMatch(/"button"|Parents abroad|hospital/);
    }
  });

  it('a message says on which day the review is due once the date of the plan was changed', async () => {
    const told = await world.about('third clock', { due: '2026-03-06', closure: null });
    const shown = await world.board.post(told);
    const changed = supportPlan(zofia, { ...zofia.plan, date: '2026-01-12' });
    await writePlan(as('USENCO'), '/isp', changed);
    await world.board.deliver();
    const now = world.nursery.slack.messages('GSENCO').find(({ ts }) => ts === shown.ts);
    expect(now?.text).toBe('WIL-01: review of the ISP moved: it is due 9 March 2026 now.');
    expect(JSON.stringify(now?.blocks)).not.toContain('"button"');
  });

  it('a button pressed too late says that the plan has ended', async () => {
    const told = await world.toldBy('USENCO', () => as('USENCO').press('Choose a date', { message: stale }));
    expect(told).toContain('This plan has ended');
  });
});
