import { until } from '../../scripts/sandbox/slack/until.ts';
import { AppError } from '../../src/domain/errors.ts';
import { todayMessage } from '../../src/slack/screens/today-message.ts';
import { sweepTodayLists } from '../../src/usecases/sweep-today-lists.ts';
import { saves } from '../support/paperwork.ts';
import { postTo } from '../support/ports.ts';
import { startToday, type Today } from '../support/today.ts';

let at: Today;
beforeAll(async () => {
  at = await startToday('2026-07-09T08:12:00Z');
});
afterAll(() => at?.stop());

describe('the list of every morning', () => {
  const sweep = () => sweepTodayLists(at.ports)({ limit: 100 });

  it('refuses a time outside the setting’s hours', async () => {
    await at.key.press('Send me this every morning', { message: await at.openList() });
    await at.key.sees('Time');
    for (const time of ['07:59', '17:30']) {
      await at.key.fill({ Time: time });
      expect((await at.key.submit()).errors).toEqual({ Time: expect.stringContaining('08:00') });
    }
  });

  it('is kept, and says when it comes first', async () => {
    await at.key.fill({ Time: '08:45' });
    await at.key.submit();
    expect(at.key.text()).toContain('comes at 08:45, for the first time on 10 July 2026');
    await at.key.close();
    expect((await at.openList()).blocks).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'actions' })]),
    );
  });

  it('comes once on an open day, at its time', async () => {
    at.setClock('2026-07-10T07:44:00Z');
    expect(await sweep()).toEqual({ added: 0, failed: [] });
    at.setClock('2026-07-10T07:45:00Z');
    const [a, b] = await Promise.all([sweep(), sweep()]);
    expect(a.added + b.added).toBe(1);
    expect(await sweep()).toEqual({ added: 0, failed: [] });
    const { tenant, ...scope } = at.mine;
    const id = `${scope.settingId}|today|UKEY|2026-07-10`;
    expect(await at.ports.store.outbox.get({ tenant, id })).toMatchObject({
      kind: 'today',
      to: { user: 'UKEY' },
      day: '2026-07-10',
      lines: [],
    });
    at.setClock('2026-07-11T12:00:00Z');
    expect(await sweep()).toEqual({ added: 0, failed: [] });
  });

  it('has its words made when it is sent, and takes taps after midnight for its own day', async () => {
    at.setClock('2026-07-10T08:00:00Z');
    const message = await todayMessage(at.ports)({ ...at.mine, day: '2026-07-10' });
    if (!message) throw new Error('no message');
    await postTo(at.nursery, 'UKEY', message);
    const shown = await until(() => at.key.dms().findLast(({ text }) => text.includes('Today’s targets')));
    at.setClock('2026-07-10T23:30:00Z');
    await at.key.press('√ Achieved', { message: shown, in: 'ISP 1.' });
    await until(() => shown.text.includes('√ logged on 11 July 2026'));
    expect(shown.text).toContain('what you tap is logged for that day');
    expect(await at.stored('2026-07-10')).toMatchObject([{ recordedOn: '2026-07-11', outcome: 'achieved' }]);
    await at.key.press('Not run', { message: shown, in: 'ISP 2.' });
    await at.key.sees('ISP 2.');
    await at.key.fill({ Comments: 'Fire practice' });
    await saves(at.key);
    await until(() => shown.text.includes('not run logged'));
    expect(await todayMessage(at.ports)({ ...at.mine, day: '2026-07-10' })).toBeNull();
  });

  it('keeps the answer to the later of two quick taps', async () => {
    at.setClock('2026-07-13T08:00:00Z');
    const message = await todayMessage(at.ports)({ ...at.mine, day: '2026-07-13' });
    if (!message) throw new Error('no message');
    await postTo(at.nursery, 'UKEY', message);
    const shown = await until(() => at.key.dms().findLast(({ text }) => text.includes('13 July')));
    await Promise.all(
      ['ISP 1.', 'ISP 2.', 'ISP 3.'].map((target) =>
        at.key.press('√ Achieved', { message: shown, in: target }),
      ),
    );
    await until(() => (shown.text.match(/√ logged/g) ?? []).length === 3);
  });

  it('comes to the others where one of them cannot be looked at, and says which', async () => {
    at.setClock('2026-07-13T07:45:00Z');
    const { store } = at.ports;
    const looked: typeof store.todayLists.looked = async (list) => {
      if (list.userId === 'USENCO') throw new AppError({ code: 'store-away', message: '', userMessage: '' });
      return store.todayLists.looked(list);
    };
    const broken = { ...at.ports, store: { ...store, todayLists: { ...store.todayLists, looked } } };
    await store.todayLists.put({ ...at.mine, userId: 'USENCO', at: '08:00', lookAt: 0 });
    const { failed } = await sweepTodayLists(broken)({ limit: 100 });
    const { settingId } = at.mine;
    expect(failed).toEqual([{ settingId, userId: 'USENCO', error: expect.any(AppError) }]);
    const id = `${settingId}|today|UKEY|2026-07-13`;
    expect(await store.outbox.get({ tenant: at.mine.tenant, id })).not.toBeNull();
    await store.todayLists.remove({ ...at.mine, userId: 'USENCO' });
    at.setClock('2026-07-13T08:00:00Z');
  });

  it('is stopped under the list', async () => {
    const list = await at.openList();
    await at.key.press('Stop the morning list', { message: list });
    await until(() => JSON.stringify(list.blocks).includes('Send me this every morning'));
    expect(await at.ports.store.todayLists.get(at.mine)).toBeNull();
  });

  it('goes with the right to it', async () => {
    const scope = at.mine;
    const { store } = at.ports;
    await store.todayLists.put({ ...scope, userId: 'USTRANGER', at: '08:30', lookAt: 0 });
    expect(await sweep()).toEqual({ added: 0, failed: [] });
    expect(await store.todayLists.get({ ...scope, userId: 'USTRANGER' })).toBeNull();
    const day = '2026-07-13';
    expect(await todayMessage(at.ports)({ ...scope, userId: 'USTRANGER', day })).toBeNull();
    expect(await todayMessage(at.ports)({ ...scope, tenant: 'TELSE', day })).toBeNull();
    expect(await todayMessage(at.ports)({ ...scope, userId: 'UOTHER', day })).toBeNull();
  });
});
