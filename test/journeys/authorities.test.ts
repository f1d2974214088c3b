import { until } from '../../scripts/sandbox/slack/until.ts';
import { clockFrom } from '../../src/clock.ts';
import { addDays } from '../../src/domain/dates.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { profilesInUse } from '../../src/mongo/profiles-in-use.ts';
import { readProfiles, refuseMissing } from '../../src/profiles.ts';
import { type Board, openBoard } from '../support/board.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { addRow, holdReview, logEntry, saves, writePlan } from '../support/paperwork.ts';
import { PROFILES_DIR } from '../support/profiles.ts';
import { missingFrom, paperOf } from '../support/read-pdf.ts';
import { addSetting } from '../support/register.ts';
import { cardOf } from '../support/willow.ts';

/** One workspace, two authorities: Oak Lodge follows the guidance, Fern Hill is in Fernshire. */
let nursery: Nursery;
let board: Board;
let now = Date.parse('2026-01-05T09:00:00Z');
const senco = () => nursery.slack.as('USENCO');
const key = () => nursery.slack.as('UKEY');
const goTo = async (day: string) => {
  now = Date.parse(`${day}T09:00:00Z`);
  await nursery.runReminders();
};

beforeAll(async () => {
  const env = { PROFILES_DIR };
  nursery = await startNursery({
    clock: clockFrom(() => now),
    role: 'all',
    channels: ['GOAK', 'GFERN'],
    env,
  });
  await addSetting(nursery.slack, { name: 'Oak Lodge', code: 'OAK', channel: 'GOAK' });
  const authority = 'Fernshire (invented)';
  await addSetting(nursery.slack, { name: 'Fern Hill', code: 'FER', channel: 'GFERN', authority });
  board = await openBoard(nursery);
});
afterAll(async () => {
  await board.close();
  await nursery.stop();
});

const addChild = async (setting: string, name: string, level: Readonly<Record<string, string>>) => {
  await senco().command('/child', `add ${name}`);
  await senco().fill({ Setting: setting });
  await senco().submit();
  await senco().sees(name);
  await senco().fill({ DOB: '2022-03-03', 'Key person': 'UKEY', ...level });
  await saves(senco());
};

describe('settings under two authorities in one workspace', () => {
  it('ask for the setting first, then offer its own levels', async () => {
    await addChild('Oak Lodge', 'Isla Brown', { 'Graduated Response Level': '2' });
    await addChild('Fern Hill', 'Amara Cole', { 'Level of support': 'Targeted' });
    await senco().command('/child', 'amara');
    expect(senco().text()).toContain('Targeted');
    await senco().close();
  });

  it('take a list with the setting’s own levels only', async () => {
    const list = (level: string) => `Name,DOB,Key person,Level\nNoor Aziz,04/04/2022,UKEY,${level}`;
    await senco().command('/child', 'import');
    await senco().fill({ Setting: 'Fern Hill', Rows: list('GR2') });
    const refused = await senco().submit();
    expect(JSON.stringify(refused.errors)).toContain('Please use Universal, Targeted, Specialist');
    await senco().fill({ Rows: list('Highly specialist') });
    await saves(senco());
    expect(
      (await board.store.children.inSettings({ tenant: board.tenant, settingIds: [await idOf('FER')] })).map(
        ({ grLevel }) => grLevel,
      ),
    ).toEqual(expect.arrayContaining(['targeted', 'highly-specialist']));
  });

  it('print each plan in its authority’s words, with a review date by its cycle', async () => {
    const oak = await writePlan(key(), '/isp', {
      child: 'isla',
      values: { 'Date of plan': '2026-01-05', 'Specific need/s': 'Waiting', Strategies: 'Count to five' },
    });
    expect(missingFrom(oak, ['Individual support plan (ISP)', 'Specific need/s', '2 March 2026'])).toEqual(
      [],
    );
    expect(oak).not.toContain('My support plan');

    const fern = await paperOf(key(), async () => {
      await key().command('/isp', 'amara');
      expect(key().view?.title?.text).toBe('My support plan');
      expect(key().text()).toContain('twelve weeks after the date of plan');
      await key().fill({
        'Date of plan': '2026-01-05',
        'What I find hard': 'Waiting',
        'What helps me': 'Count to five',
      });
      await saves(key());
    });
    expect(missingFrom(fern, ['My support plan', 'What I find hard', 'Targeted', '30 March 2026'])).toEqual(
      [],
    );
    expect(fern).not.toMatch(/Specific need|Individual support plan/);
    await cardOf(key(), 'Saved: My support plan, cycle 1');
  });

  it('say which plan by their own words, and keep rows, records and minutes in them', async () => {
    await key().command('/plan', 'amara');
    await key().fill({
      'What have outside agencies sent?': 'Targets',
      'What is true for this child?': ['Targeted support or more is claimed because an agency is involved'],
    });
    await key().submit();
    expect(key().text()).toContain('Fernshire early years handbook, 3.1');
    await key().close({ all: true });

    await key().command('/ipm', 'amara');
    expect(key().view?.title?.text).toBe('My provision map');
    await key().fill({
      'Professionals / agencies involved': 'Physiotherapy',
      'What I am good at': 'Climbing',
    });
    await addRow(key(), 'target', { 'My next small step': 'I will wait for ten seconds' }, 'I will wait');
    const map = await paperOf(key(), () => saves(key()));
    const words = ['My provision map', 'Small steps towards my outcomes', 'Highly specialist', 'Universal'];
    expect(missingFrom(map, words)).toEqual(['Universal']);

    const diary = await logEntry(key(), {
      child: 'amara',
      target: 'ISP 1',
      values: { Date: '2026-01-05', 'What we saw': 'Waited', 'How did it go?': 'Achieved' },
    });
    expect(missingFrom(diary, ['Diary of support', 'What we saw', 'Please write down each time'])).toEqual(
      [],
    );
  });

  it('remind each by its own cycle', async () => {
    const told = (channel: string) => nursery.slack.messages(channel).map(({ text }) => text);
    await goTo('2026-02-16');
    // The app's own ticker may have been faster and be sending still.
    await until(() => told('GOAK').length === 1);
    expect(told('GFERN')).toEqual([]);
    await goTo('2026-03-02');
    await until(() => told('GFERN').length > 0);
    expect(told('GFERN').join()).toContain('FER-01');
  });
});

const idOf = async (code: string): Promise<string> =>
  (await board.store.settings.all({ tenant: board.tenant })).find((each) => each.code === code)?.id ?? '';

describe('a setting that changes its authority', () => {
  const due = async (code: string) => {
    const { plan } = await board.plan(code);
    return addDays(plan.lastReviewOn ?? plan.startedOn, plan.clock?.dueDays ?? 0);
  };

  it('keeps what was written and its clock, and says whose level is to be chosen again', async () => {
    const before = await due('OAK-01');
    expect(before).toBe('2026-03-02');
    await senco().command('/setting', 'oak');
    await senco().fill({ 'Local authority': 'Fernshire (invented)' });
    await saves(senco());
    const cards = () =>
      senco()
        .dms()
        .filter(({ text }) => text.startsWith('Saved: Oak Lodge'));
    await cardOf(senco(), 'Saved: Oak Lodge');
    expect(JSON.stringify(cards().at(-1))).toContain('OAK-01');
    expect(await due('OAK-01')).toBe(before);
    await senco().command('/child', 'isla');
    expect(senco().text()).toContain('2 (please choose it again)');
    const paper = await paperOf(senco(), () => senco().press('PDF'));
    expect(missingFrom(paper, ['Individual support plan (ISP)', 'Specific need/s'])).toEqual([]);
    await senco().close({ all: true });
  });

  it('goes over with the next review', async () => {
    await goTo('2026-03-03');
    const minutes = await holdReview(senco(), {
      child: 'isla',
      outcome: 'Not achieved',
      values: { Date: '2026-03-03', 'What has gone well': 'Waits at meals', 'What we do next': 'Go on' },
    });
    expect(missingFrom(minutes, ['Our review meeting', 'Next review by 26 May 2026'])).toEqual([]);
    expect(await due('OAK-01')).toBe('2026-05-26');
  });

  it('goes over when a plan is saved again', async () => {
    await senco().command('/setting', 'fern');
    await senco().fill({ 'Local authority': 'Tarnborough (invented)' });
    await saves(senco());
    await key().command('/isp', 'amara');
    await key().fill({ Band: 'B' });
    const paper = await paperOf(key(), () => saves(key()));
    expect(missingFrom(paper, ['Individual support plan (ISP)', 'Band: B'])).toEqual([]);
    const scope = { tenant: board.tenant, settingIds: [await idOf('FER')] };
    const dueDays = (await board.store.records.livePlans(scope)).map(({ sheet, plan }) => [
      sheet,
      plan?.clock?.dueDays,
    ]);
    expect(Object.fromEntries(dueDays)).toEqual({
      'individual-support-plan': 42,
      'individual-provision-map': 84,
    });
  });

  it('keeps the app from starting without the file it follows', async () => {
    const mongo = await connectMongo({ uri: nursery.uri });
    const inUse = await profilesInUse(mongo);
    await mongo.close();
    const guidanceOnly = await readProfiles(undefined);
    expect(() => refuseMissing(guidanceOnly, inUse)).toThrow('settings follow “fernshire”, “tarnborough”');
    expect(() => refuseMissing(guidanceOnly, [])).not.toThrow();
  });
});
