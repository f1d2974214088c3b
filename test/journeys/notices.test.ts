import { until } from '../../scripts/sandbox/slack/until.ts';
import type { Message } from '../../scripts/sandbox/slack/world.ts';
import type { Notice, NoticeLine } from '../../src/domain/notice.ts';
import { type Board, openBoard } from '../support/board.ts';
import { childNamed, closuresOf, settingName } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import { notice } from '../support/notices.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { holdReview, saves, writePlan } from '../support/paperwork.ts';
import { paperOf } from '../support/read-pdf.ts';
import { addChild, addSetting } from '../support/register.ts';

const zofia = childNamed('Zofia');
const CHRISTMAS = { from: '2025-12-20', to: '2026-01-04' };
let today = '2025-11-03';
let nursery: Nursery;
let board: Board;
/** The first message as it stood when it was new, as a phone without a connection still shows it. */
let stale: Message;
const as = (id: string) => nursery.slack.as(id);
const plan = () => board.plan('WIL-01');

/** A plan of 3 November, so due on 29 December: inside the Christmas closure. */
beforeAll(async () => {
  nursery = await startNursery({ clock: { now: Date.now, today: () => today } });
  const { slack } = nursery;
  await addSetting(slack, {
    name: settingName('WIL'),
    code: 'WIL',
    closures: closuresOf('year-round'),
    team: ['UKEY'],
  });
  await addSetting(slack, { name: 'Millrace', code: 'MIL', senco: ['UELSEWHERE'], team: [] });
  await as('USENCO').command('/setting');
  await as('USENCO').fill({ Managers: ['UOTHER'] });
  await saves(as('USENCO'));
  await addChild(slack, { ...zofia, setting: settingName('WIL') });
  await writePlan(as('USENCO'), '/isp', supportPlan(zofia, { ...zofia.plan, date: '2025-11-03' }));
  board = await openBoard(nursery);
  today = '2025-12-05';
});
afterAll(async () => {
  await board.close();
  await nursery.stop();
});

const about = async (id: string, more: Partial<NoticeLine> = {}): Promise<Notice> => {
  const { id: planId, childId, settingId, tenant } = await plan();
  const line: NoticeLine = {
    ...{ planId, childId, childCode: 'WIL-01', planCode: 'ISP', step: 'window' },
    ...{ due: '2025-12-29', closure: CHRISTMAS, became: { what: 'open' } },
    ...more,
  };
  return notice('nudge', [line], { id, tenant, settingId, day: today });
};

/** What the person is told beside the message. */
const toldBy = async (user: string, act: () => Promise<unknown>): Promise<string> => {
  const before = as(user).ephemerals.length;
  await act();
  return (await until(() => as(user).ephemerals[before], { what: `words for ${user}` })).text;
};

describe('a reminder in the channel', () => {
  let first: Notice;
  let message: Message;
  beforeAll(async () => {
    first = await about('first');
    message = await board.post(first);
    stale = structuredClone(message);
  });

  it('is a blank cover', () => {
    expect(message.text).toContain('WIL-01: review of the ISP.');
    expect(JSON.stringify(message)).not.toMatch(/Zofia|Wiśniewska|Communication/);
  });

  it.each([
    ['USTRANGER', 'Choose a date', 'Only a SENCO or manager'],
    ['UKEY', 'Choose a date', 'Only a SENCO or manager'],
    ['UKEY', 'Not before…', 'Only a SENCO or manager'],
    ['UELSEWHERE', 'Choose a date', 'is not among the records you can open'],
    ['UELSEWHERE', 'Open review', 'is not among the records you can open'],
    ['UKEY', 'Open review', 'is not among the records you can open'],
  ])('tells %s who presses %s: %s', async (user, label, words) => {
    expect(await toldBy(user, () => as(user).press(label, { message }))).toContain(words);
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
    const now = await board.read(first);
    expect(now.notice).toMatchObject({ state: 'waiting', wanted: 2, shown: 1 });
    expect(now.text).toContain('WIL-01: review of the ISP: meeting planned for 18 December 2025.');
  });

  it('keeps the reason out of the channel and in the record', async () => {
    await as('USENCO').press('Not before…', { message });
    await as('USENCO').sees('So far: Review meeting planned for 18 December 2025 (Tom Fletcher');
    await as('USENCO').fill({ 'Not before': '2025-12-19', 'Why?': 'Mother in hospital' });
    await saves(as('USENCO'));
    expect((await plan()).plan.waiting).toMatchObject({ kind: 'not before', why: 'Mother in hospital' });
    const { notice: kept, text } = await board.read(first);
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
    const asked = await about(`choice ${choice}`, { step: 'closure choice' });
    const message = await board.post(asked);
    await as('USENCO').press(label, { message });
    await as('USENCO').sees('while you are closed (20 December 2025 to 4 January 2026)');
    await as('USENCO').fill({ 'Why?': ' ' });
    expect((await as('USENCO').submit()).closed).toBe(false);
    await as('USENCO').fill({ 'Why?': 'Parents abroad until 3 January' });
    await saves(as('USENCO'));
    expect((await plan()).plan.closureChoice).toMatchObject({ closureFrom: '2025-12-20', choice });
    expect((await board.read(asked)).notice.lines[0]?.became).toStrictEqual({ what: choice });
  });

  it('is not offered once the setting is closed', async () => {
    today = '2025-12-22';
    const message = await board.post(await about('late', { step: 'closure choice' }));
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
    Promise.all(ids.map(async (id) => (await board.read(await about(id))).notice.lines[0]?.became));

  it('the messages say it was held, and the minutes why it was on that day', async () => {
    today = '2026-01-09';
    const unsent = await about('unsent', { step: 'due' });
    await board.store.outbox.add(unsent);
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
    expect((await board.read(unsent)).text).toBeUndefined();
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
    await board.deliver();
    const open = await about('second clock', { due: '2026-03-04', closure: null });
    await board.store.outbox.add(open);
    const old = await plan();
    await writePlan(as('USENCO'), '/isp', supportPlan(zofia, { ...zofia.plan, date: '2026-01-09' }));
    expect((await plan()).id).not.toBe(old.id);
    const { notice: ended } = await board.read(open);
    expect(ended.lines[0]?.became).toStrictEqual({ what: 'ended', on: '2026-01-09' });
    for (const each of await became()) expect(each?.what).toBe('held');
    const shown = nursery.slack.messages('GSENCO').map(({ text, blocks }) => JSON.stringify([text, blocks]));
    for (const each of shown) {
      expect(each).toContain('held on 7 January 2026');
      expect(each).not.toMatch(/"button"|Parents abroad|hospital/);
    }
  });

  it('a button pressed too late says that the plan has ended', async () => {
    const told = await toldBy('USENCO', () => as('USENCO').press('Choose a date', { message: stale }));
    expect(told).toContain('This plan has ended');
  });
});
