import { until } from '../../scripts/sandbox/slack/until.ts';
import { addDays } from '../../src/domain/dates.ts';
import type { PlanCycle } from '../../src/domain/record.ts';
import { child, planFacts, record, version } from '../mongo/samples.ts';
import { type Board, openBoard } from '../support/board.ts';
import { homeSays, homeText, opensHome } from '../support/homes.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { saves } from '../support/paperwork.ts';
import { addSetting } from '../support/register.ts';

let nursery: Nursery;
let board: Board;
let settingId = '';
let today = '2026-07-10';
const as = (id: string) => nursery.slack.as(id);
const homeHash = (id: string) => as(id).home?.hash;

const started = Date.now();
/** Ten in the morning and a bit, on whatever day it is. */
const now = () => Date.parse(`${today}T09:00:00Z`) + (Date.now() - started);

let plans = 0;
const addPlan = async (
  dates: Pick<PlanCycle, 'startedOn' | 'lastReviewOn'>,
  live: boolean,
): Promise<void> => {
  plans += 1;
  const whose = { tenant: board.tenant, settingId };
  const id = `p${plans}`;
  await board.store.children.insert(
    child({ ...whose, id: `c${plans}`, code: `WIL-${String(plans).padStart(2, '0')}`, name: `Ada ${plans}` }),
  );
  const plan = { ...planFacts, ...dates, ended: null, waiting: null, closureChoice: null, replaced: [] };
  const kept = record({ ...whose, id, childId: `c${plans}`, plan, live });
  await board.store.records.insert(kept, version(kept));
};

beforeAll(async () => {
  nursery = await startNursery({ role: 'all', clock: { now, today: () => today } });
  await addSetting(nursery.slack, { name: 'Willow Bank', code: 'WIL' });
  board = await openBoard(nursery);
  settingId = (await board.store.settings.all({ tenant: board.tenant }))[0]?.id ?? '';
  await as('UADMIN').command('/setting', 'willow');
  await as('UADMIN').fill({ 'Inclusion lead': ['UELSEWHERE'], Managers: ['UOTHER'] });
  await saves(as('UADMIN'));
  await addPlan({ startedOn: '2026-02-23', lastReviewOn: '2026-04-20' }, false);
  await addPlan({ startedOn: '2026-02-23', lastReviewOn: '2026-04-27' }, false);
  await addPlan({ startedOn: '2026-04-20', lastReviewOn: null }, true);
});
afterAll(async () => {
  await board.close();
  await nursery.stop();
});

const pictureOf = (user: string) => {
  const block = as(user).home?.blocks.find(({ type }) => type === 'image');
  return block?.type === 'image' && block.slack_file && 'id' in block.slack_file
    ? { id: block.slack_file.id, alt: block.alt_text }
    : undefined;
};

describe('the Home of an inclusion lead', () => {
  const words = 'Spring 2: no reviews; Summer 1: 1 of 2 (50%); Summer 2: 0 of 1 (0%).';

  it('opens in one call, with words at once and the picture as soon as it is drawn', async () => {
    const { text } = await opensHome(nursery, 'UELSEWHERE');
    expect(text).toContain('Willow Bank: 1 review overdue for 14 open days or more');
    await nursery.runReminders();
    const picture = await until(() => pictureOf('UELSEWHERE'), { ms: 15_000, what: 'a picture' });
    expect(picture.alt).toContain(words);
    expect(homeText(nursery, 'UELSEWHERE')).toContain(words);
    const file = nursery.slack.world.files[picture.id];
    expect(file).toMatchObject({ name: 'reviews-on-time.png', completed: true, shares: [] });
    expect(
      Buffer.from(file?.content ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect((await opensHome(nursery, 'UELSEWHERE')).calls).toStrictEqual(['views.publish']);
    expect(pictureOf('UELSEWHERE')).toStrictEqual(picture);
  });

  it('names no child', () => {
    expect(homeText(nursery, 'UELSEWHERE')).not.toMatch(/Ada|WIL-/);
  });

  it('is drawn anew on another day where the figures changed, and the old picture is deleted', async () => {
    const before = pictureOf('UELSEWHERE');
    await addPlan({ startedOn: '2026-05-04', lastReviewOn: '2026-06-22' }, false);
    today = addDays(today, 1);
    await until(
      async () => {
        await nursery.runReminders();
        return pictureOf('UELSEWHERE')?.alt.includes('Summer 2: 1 of 2 (50%)');
      },
      { ms: 15_000, what: 'a new picture' },
    );
    expect(pictureOf('UELSEWHERE')?.id).not.toBe(before?.id);
    expect(Object.keys(nursery.slack.world.files)).not.toContain(before?.id);
  });

  it('is published without its picture where Slack has lost the file', async () => {
    const { id } = pictureOf('UELSEWHERE') ?? { id: '' };
    delete nursery.slack.world.files[id];
    const { text } = await opensHome(nursery, 'UELSEWHERE');
    expect(text).toContain('Summer 2: 1 of 2 (50%)');
    expect(pictureOf('UELSEWHERE')).toBeUndefined();
  });
});

describe('a Home when dates pass and Slack fails', () => {
  it('says the next day what became overdue, without being opened', async () => {
    await addPlan({ startedOn: '2026-05-20', lastReviewOn: null }, true);
    await opensHome(nursery, 'USENCO');
    expect(homeText(nursery, 'USENCO')).toContain('1 overdue · 1 due within 14 days');
    today = '2026-07-16';
    await nursery.runReminders();
    await homeSays(nursery, 'USENCO', '2 overdue · 0 due within 14 days');
  });

  it('shows a manager the same as a SENCO', async () => {
    const { text } = await opensHome(nursery, 'UOTHER');
    expect(text).toContain('2 overdue');
    expect(text).toContain('Gaps');
  });

  it('is told in words where it could not be made, and never stays as it was for a stranger', async () => {
    nursery.slack.faults.next('views.publish', { kind: 'rate-limited', seconds: 1 });
    await as('USTRANGER').openHome();
    await until(() => nursery.log().includes('app_home_opened'), { what: 'a log line' });
    expect(as('USTRANGER').dms()).toHaveLength(0);
    expect((await opensHome(nursery, 'USTRANGER')).text).toContain('Ask to be added');
  });

  it('is published again after Slack’s rate limit', async () => {
    const before = homeHash('USENCO');
    nursery.slack.faults.next('views.publish', { kind: 'rate-limited', seconds: 1 });
    today = '2026-07-17';
    await until(
      async () => {
        await nursery.runReminders();
        return homeHash('USENCO') !== before;
      },
      { ms: 10_000, what: 'another Home' },
    );
    expect(nursery.log()).toContain('Home was not published');
  });
});
