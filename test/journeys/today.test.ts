import { until } from '../../scripts/sandbox/slack/until.ts';
import { logEntry, saves } from '../support/paperwork.ts';
import { startToday, type Today } from '../support/today.ts';

// A Thursday, 09:12 in London.
let at: Today;
beforeAll(async () => {
  at = await startToday('2026-07-09T08:12:00Z');
});
afterAll(() => at?.stop());

describe('/intervention today', () => {
  it('shows each target of one’s key children, to nobody else', async () => {
    const list = await at.openList();
    expect(list.ephemeralFor).toBe('UKEY');
    expect(list.text).toContain('Today’s targets, 9 July 2026');
    for (const words of ['Zofia', 'WIL-01', 'ISP 1. Visual now/next', 'IPM 2. By 13 March 2026 Layla'])
      expect(list.text).toContain(words);
  });

  it('logs what was achieved with one tap, and shows it in place of the buttons', async () => {
    const list = await at.openList();
    const files = at.key.files().length;
    await at.key.press('√ Achieved', { message: list, in: 'ISP 1.' });
    await until(() => list.text.includes('√ logged 09:12 by Priya Shah'));
    expect(await at.stored('2026-07-09')).toMatchObject([
      { outcome: 'achieved', who: 'Priya Shah', comments: '', date: '2026-07-09', recordedOn: '2026-07-09' },
    ]);
    expect(at.key.files()).toHaveLength(files);
    await expect(at.key.press('√ Achieved', { message: list, in: 'ISP 1.' })).rejects.toThrow('No button');
  });

  it('makes one entry of a double tap, and refuses another outcome kindly', async () => {
    const [list, stale] = [await at.openList(), await at.openList()];
    const tap = () => at.key.press('Not achieved', { message: list, in: 'ISP 2.' });
    await Promise.all([tap(), tap()]);
    await until(() => list.text.includes('x logged 09:12'));
    await at.key.press('Absent', { message: stale, in: 'ISP 2.' });
    await until(() => stale.text.includes('Nothing was changed'));
    expect(stale.text).toContain('Press Correct');
    expect((await at.stored('2026-07-09')).map(({ outcome }) => outcome)).toEqual([
      'achieved',
      'not achieved',
    ]);
  });

  it('opens the form for a comment on partly, with the target and the outcome filled in', async () => {
    const list = await at.openList();
    await at.key.press('Partly', { message: list, in: 'ISP 3.' });
    await at.key.sees('ISP 3.');
    const refusedEmpty = await at.key.submit();
    expect(refusedEmpty.errors).toEqual({ Comments: expect.stringContaining('what was achieved') });
    await at.key.fill({ Comments: 'Two of three words' });
    const files = at.key.files().length;
    await saves(at.key);
    await until(() => at.key.dms().some(({ text }) => text.startsWith('Logged: x on 9 July 2026')));
    expect(at.key.files()).toHaveLength(files);
    expect((await at.openList()).text).toContain('partly logged 09:12');
  });

  it('logs absent all day for every target without an entry, once', async () => {
    const list = await at.openList();
    const tap = () => at.key.press('Absent all day', { message: list, in: 'ليلى' });
    await Promise.all([tap(), tap()]);
    await until(() => (list.text.match(/absent logged/g) ?? []).length === 2);
    expect((await at.stored('2026-07-09')).filter(({ outcome }) => outcome === 'absent')).toHaveLength(2);
  });

  it('takes a comment later, which leaves a trace', async () => {
    const list = await at.openList();
    await at.key.press('Add a comment', { message: list, in: 'ISP 1.' });
    await at.key.sees('logged 09:12');
    await at.key.fill({ Comments: 'Pointed at the board herself' });
    await saves(at.key);
    const entry = (await at.stored('2026-07-09')).find(({ comments }) => comments.startsWith('Pointed'));
    expect(entry).toMatchObject({
      outcome: 'achieved',
      comments: 'Pointed at the board herself',
      trace: [{ why: 'comment added', byName: 'Priya Shah', before: { comments: '' } }],
    });
  });

  it('refuses money in such a comment', async () => {
    const list = await at.openList();
    await at.key.press('Add a comment', { message: list, in: 'ISP 2.' });
    await at.key.sees('logged 09:12');
    await at.key.fill({ Comments: 'Used the £50 board' });
    expect((await at.key.submit()).errors).toEqual({ Comments: expect.stringContaining('£50') });
    await at.key.close();
  });

  it('counts in the record like any other entry', async () => {
    const values = { Date: '2026-07-09', 'Target achieved': 'achieved' };
    const paper = await logEntry(at.key, { child: 'zofia', target: 'ISP 1', values });
    expect(paper).toContain('2 of 2 achieved');
  });

  it('tells somebody without key children where to go', async () => {
    const answer = await at.nursery.slack.as('UOTHER').command('/intervention', 'today');
    expect(answer.message?.text).toContain('nothing on your list today');
  });
});
