import { until } from '../../scripts/sandbox/slack/until.ts';
import type { Message } from '../../scripts/sandbox/slack/world.ts';
import { addDays } from '../../src/domain/dates.ts';
import { child, planFacts, record, version } from '../mongo/samples.ts';
import { type Board, openBoard } from '../support/board.ts';
import { line, notice } from '../support/notices.ts';
import { clockOn, type Nursery, startNursery } from '../support/nursery.ts';
import { addSetting } from '../support/register.ts';

let nursery: Nursery;
let board: Board;
const as = (id: string) => nursery.slack.as(id);
const ids = new Map<string, string>();

/** 25 plans due from 27 December 2025, one a day: 23 at Willow Bank, the last two at Millrace. 16 are overdue. */
beforeAll(async () => {
  nursery = await startNursery({ clock: clockOn('2026-01-12') });
  await addSetting(nursery.slack, { name: 'Willow Bank', code: 'WIL' });
  await addSetting(nursery.slack, { name: 'Millrace', code: 'MIL' });
  board = await openBoard(nursery);
  const { store, tenant } = board;
  for (const { code, id } of await store.settings.all({ tenant })) ids.set(code, id);
  for (let i = 0; i < 25; i += 1) {
    const code = i < 23 ? 'WIL' : 'MIL';
    const whose = { tenant, settingId: ids.get(code) ?? '' };
    const childCode = `${code}-${String(i + 1).padStart(2, '0')}`;
    const keyPerson = i < 3 ? 'UKEY' : i === 3 ? 'USENCO' : 'UOTHER';
    await store.children.insert(
      child({ ...whose, id: `c${i}`, code: childCode, name: `Child ${i + 1}`, keyPerson }),
    );
    const waiting =
      i === 0
        ? ({
            kind: 'not before',
            until: '2026-01-20',
            why: 'In hospital',
            by: 'U1',
            byName: 'Sam',
            on: '2026-01-02',
          } as const)
        : null;
    const plan = {
      ...planFacts,
      startedOn: addDays('2025-11-01', i),
      ended: null,
      waiting,
      closureChoice: null,
      replaced: [],
    };
    const kept = record({ ...whose, id: `p${i}`, childId: `c${i}`, plan });
    await store.records.insert(kept, version(kept));
  }
});
afterAll(async () => {
  await board.close();
  await nursery.stop();
});

/** Codes in the list, in order. */
const codes = (message: Message | undefined): readonly string[] =>
  [...(message?.text ?? '').matchAll(/^(WIL|MIL)-(\d\d) /gm)].map(([code]) => code.trim());

const due = async (user: string, text = ''): Promise<Message> => {
  const { message } = await as(user).command('/due', text);
  if (!message) throw new Error('no answer');
  return message;
};

/** Presses a button under the list and waits until the same message reads differently. */
const pressed = async (user: string, label: string, message: Message): Promise<Message> => {
  const before = message.text;
  const count = as(user).ephemerals.length;
  await as(user).press(label, { message });
  await until(() => message.text !== before, { what: `${label} to change the list` });
  expect(as(user).ephemerals).toHaveLength(count);
  return message;
};

describe('/due', () => {
  it('shows ten at a time, the worst first, and turns its pages in place', async () => {
    const list = await due('USENCO');
    expect(list.ephemeralFor).toBe('USENCO');
    expect(list.text).toContain('25 reviews, page 1 of 3');
    expect(codes(list)).toHaveLength(10);
    expect(codes(list)[0]).toBe('WIL-01');
    expect(codes(await pressed('USENCO', 'Next', list))[0]).toBe('WIL-11');
    expect(codes(await pressed('USENCO', 'Next', list))).toStrictEqual([
      'WIL-21',
      'WIL-22',
      'WIL-23',
      'MIL-24',
      'MIL-25',
    ]);
    expect(codes(await pressed('USENCO', 'Previous', list))[0]).toBe('WIL-11');
  });

  it('says the name, the plan, the state and why a review waits', async () => {
    const { text } = await due('USENCO');
    expect(text).toContain(
      'WIL-01 Child 1 · Willow Bank · ISP cycle 1: overdue by 16 days, was due 27 December 2025\nReview not before 20 January 2026: In hospital (Sam, 2 January 2026)',
    );
  });

  it.each([
    ['overdue', 16, 'WIL-01'],
    ['mine', 1, 'WIL-04'],
    ['Millrace', 2, 'MIL-24'],
    ['mil', 2, 'MIL-24'],
    ['OVERDUE wil', 16, 'WIL-01'],
    ['willow bank overdue mine', 1, 'WIL-04'],
  ])('takes “%s” after the command', async (typed, count, first) => {
    const list = await due('USENCO', typed);
    expect(list.text).toMatch(new RegExp(`^${count} reviews? \\(`));
    expect(codes(list)[0]).toBe(first);
  });

  it('says so where a word is neither a filter nor a setting', async () => {
    expect((await due('USENCO', 'overdu')).text).toContain('None of your settings matches “overdu”');
  });

  it('filters with buttons that go together and come off again', async () => {
    const list = await due('USENCO');
    expect((await pressed('USENCO', 'Overdue', list)).text).toContain('16 reviews (overdue), page 1 of 2');
    const none = await pressed('USENCO', 'Millrace', list);
    expect(none.text).toContain('Nothing is overdue here.');
    expect((await pressed('USENCO', '✓ Overdue', list)).text).toContain('2 reviews (Millrace)');
    expect((await pressed('USENCO', 'Mine', list)).text).toContain('None of the children whose key person');
    expect((await pressed('USENCO', 'All', list)).text).toContain('25 reviews');
  });

  it('opens a review and the choice of a date, without a name in any value', async () => {
    const list = await due('USENCO', 'mil');
    expect(
      JSON.stringify(list.blocks)
        .match(/"value":"[^"]*"/g)
        ?.join(),
    ).not.toContain('Child');
    await as('USENCO').press('Choose a date', { message: list, in: 'MIL-25' });
    await as('USENCO').sees('MIL-25 · Child 25');
    await as('USENCO').close();
  });

  it('shows a practitioner their own key children, with nothing they may not press', async () => {
    const list = await due('UKEY');
    expect(codes(list)).toStrictEqual(['WIL-01', 'WIL-02', 'WIL-03']);
    for (const label of ['Open review', 'Choose a date', 'Mine'])
      expect(JSON.stringify(list.blocks)).not.toContain(label);
    expect(codes(await pressed('UKEY', 'Millrace', list))).toStrictEqual([]);
  });

  it.each(['nonsense', 'x||0', '|| ', '||-1', '||99999'])('turns a made-up value away: %s', async (value) => {
    const list = structuredClone(await due('USENCO'));
    const forged = JSON.parse(JSON.stringify(list.blocks).replaceAll('"||0"', JSON.stringify(value)));
    const before = as('USENCO').ephemerals.length;
    await as('USENCO').press('All', { message: { ...list, blocks: forged } });
    const told = await until(() => as('USENCO').ephemerals[before]);
    expect(told.text).toContain('out of date');
  });
});

describe('what could not be posted', () => {
  beforeAll(async () => {
    const { store, tenant } = board;
    const at = { tenant, settingId: ids.get('WIL') ?? '', day: '2026-01-09' };
    const parked = { ...at, state: 'parked', code: 'is_archived' } as const;
    const held = line({ became: { what: 'held', on: '2026-01-08' } });
    for (const each of [
      notice('nudge', [line()], { ...parked, id: 'n1' }),
      notice('nudge', [line()], { ...parked, id: 'n2' }),
      notice('nudge', [held], { ...parked, id: 'n3' }),
      notice('nudge', [line()], { ...at, id: 'n4', attempts: 2, at: Date.now() + 600_000 }),
    ])
      await store.outbox.add(each);
  });

  it('stands above the list for the SENCO, without what is settled', async () => {
    const [parked, delayed] = (await due('USENCO')).text.split('\n');
    expect(parked).toBe(
      '2 reminders of Willow Bank wait, because the channel is archived. To mend it, type /setting.',
    );
    expect(delayed).toBe(
      '1 reminder of Willow Bank is delayed since 9 January 2026. The app goes on trying.',
    );
  });

  it('is what SENCOs are told of their channel, as it is now', async () => {
    const lost = notice('channel lost', [], {
      ...{ tenant: board.tenant, settingId: ids.get('WIL') ?? '', id: 'lost' },
      ...{ to: { user: 'USENCO' }, code: 'not_in_channel' },
    });
    await board.store.outbox.add(lost);
    expect((await board.read(lost)).text).toContain(
      'Reminders for Willow Bank cannot be posted in its SENCO channel, because the channel is archived.',
    );
  });

  it('is not shown to a practitioner', async () => {
    expect((await due('UKEY')).text).not.toContain('reminder');
  });
});
