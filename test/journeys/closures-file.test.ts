import { calendarOf } from '../support/calendar-file.ts';
import { type Nursery, startNursery } from '../support/nursery.ts';
import { addSetting } from '../support/register.ts';

const FILE = 'Closures from a file (.csv or .ics)';
const typed = '20 December 2025 to 4 January 2026, Christmas';
let nursery: Nursery;
const admin = () => nursery.slack.as('UADMIN');

beforeAll(async () => {
  nursery = await startNursery({ clock: { now: Date.now, today: () => '2025-11-03' } });
  await addSetting(nursery.slack, { name: 'Willow Bank', code: 'WIL', closures: typed });
});
afterAll(() => nursery.stop());

/** The closures the form opens with. */
const closures = async (): Promise<string> => {
  await admin().command('/setting');
  const text = admin().text();
  await admin().close();
  return text;
};

describe('/setting with a file of closures', () => {
  it('says at the file what is wrong, keeps what was typed, and saves once it is right', async () => {
    await admin().command('/setting');
    const wrong = 'from,to,label\n2026-03-28,2026-04-12,Easter\n2026-01-04,2026-01-06,Snow';
    await admin().fill({ [FILE]: [{ name: 'closures.csv', content: wrong }] });
    const refused = await admin().submit();
    expect(refused.errors?.[FILE]).toBe(
      'Line 3 overlaps 20 December 2025 to 4 January 2026. Please make them one closure.',
    );
    const right = 'from,to,label\n2026-03-28,2026-04-12,Easter\n2025-12-20,2026-01-04,Christmas';
    await admin().fill({ [FILE]: [{ name: 'closures.csv', content: right }] });
    expect((await admin().submit()).closed).toBe(true);
    const text = await closures();
    expect(text).toContain(`${typed}\n28 March 2026 to 12 April 2026, Easter`);
  });

  it('adds the events of a calendar', async () => {
    await admin().command('/setting');
    const content = calendarOf([
      ['DTSTART;VALUE=DATE:20260525', 'DTEND;VALUE=DATE:20260530', 'SUMMARY:Half-term'],
    ]);
    await admin().fill({ [FILE]: [{ name: 'terms.ics', content }] });
    expect((await admin().submit()).closed).toBe(true);
    expect(await closures()).toContain('25 May 2026 to 29 May 2026, Half-term');
  });
});
