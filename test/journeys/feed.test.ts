import ICAL from 'ical.js';
import { feedButton } from '../../blocks/feed.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { clockFrom } from '../../src/clock.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { writePlan } from '../support/paperwork.ts';
import { portsBeside } from '../support/ports.ts';
import { startWillow } from '../support/willow.ts';

const zofia = childNamed('Zofia');
const clock = clockFrom(() => Date.parse('2025-10-01T09:00:00Z'));
const PUBLIC_URL = 'https://nursery.example';
let nursery: Nursery;
let beside: Awaited<ReturnType<typeof portsBeside>>;
const senco = () => nursery.slack.as('USENCO');

beforeAll(async () => {
  nursery = await startWillow(['Zofia'], { clock, env: { PUBLIC_URL: `${PUBLIC_URL}/` } });
  beside = await portsBeside(nursery, clock);
  await writePlan(senco(), '/isp', supportPlan(zofia, zofia.plan));
});
afterAll(async () => {
  await beside?.close();
  await nursery?.stop();
});

const LINK = /https:\/\/nursery\.example(\/calendar\/[\w-]{43}\.ics)/;
const pathShown = () => LINK.exec(senco().text())?.[1];
const ask = (path: string, method = 'GET') => fetch(nursery.origin + path, { method });
const makeLink = async (label: string): Promise<string> => {
  const before = pathShown();
  await senco().press(label);
  return until(() => (pathShown() !== before ? pathShown() : undefined));
};
const tenant = () => nursery.slack.world.team.id;

const eventsIn = (calendar: ICAL.Component) =>
  calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
const eventsOf = async (answer: Response) => eventsIn(new ICAL.Component(ICAL.parse(await answer.text())));

describe('a calendar feed', () => {
  let path = '';

  it('is made with a link that is shown once, of which only a digest is kept', async () => {
    await senco().command('/due', 'feed');
    expect(senco().text()).toContain('You have no feed yet');
    path = await makeLink('Make a link');
    await senco().close();
    await senco().command('/due', 'feed');
    expect(pathShown()).toBeUndefined();
    expect(senco().text()).toContain('You have a feed, made on 1 October 2025');
    const kept = await beside.ports.store.feeds.get({ tenant: tenant(), userId: 'USENCO' });
    expect(kept?.hash).toMatch(/^[\w-]{43}$/);
    expect(path).not.toContain(kept?.hash);
  });

  it('shows codes and days, no names and no needs', async () => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const text = await answer.text();
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = eventsIn(calendar);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('SEN reviews');
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
    expect(events.map(({ summary }) => summary)).toEqual(['WIL-01 ISP review due']);
    const [event] = events;
    expect(event?.startDate.toString()).toBe('2025-11-10');
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.description).toBe('Review window: 27 October 2025 to 10 November 2025.');
    expect(String(event?.component.getFirstPropertyValue('dtstamp'))).toBe('2025-10-01T09:00:00Z');
    for (const secret of ['Zofia', 'Wiśniewska', 'Visual', tenant(), 'USENCO'])
      expect(text).not.toContain(secret);
    expect(await (await ask(path)).text()).toBe(text);
  });

  it('answers HEAD without a body, and nothing but GET and HEAD', async () => {
    const head = await ask(path, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100);
    expect((await ask(path, 'POST')).status).toBe(405);
  });

  it('tells a meeting that is booked', async () => {
    const { store } = beside;
    const [setting] = await store.settings.all({ tenant: tenant() });
    const [plan] = await store.records.livePlans({ tenant: tenant(), settingIds: [setting?.id ?? ''] });
    if (!plan?.plan) throw new Error('no plan');
    const by = { why: '', by: 'U', byName: '', on: '2025-10-01' };
    const waiting = { kind: 'booked', until: '2025-11-05', ...by } as const;
    await store.records.mark({ ...plan, plan: { ...plan.plan, waiting } });
    expect((await eventsOf(await ask(path)))[0]?.description).toContain(
      'Meeting planned for 5 November 2025.',
    );
  });

  it('answers every link that is none alike', async () => {
    const answers = await Promise.all(
      [
        `/calendar/${'A'.repeat(43)}.ics`,
        '/calendar/short.ics',
        '/calendar/',
        `${path}x`,
        path.replace('.ics', ''),
        `/calendar/${'x'.repeat(5000)}.ics`,
        '/calendar/../calendar/%2e%2e.ics',
      ].map(async (bad) => {
        const answer = await ask(bad);
        return [answer.status, await answer.text(), answer.headers.get('cache-control')];
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual([404, 'There is nothing here.', 'private, no-store']);
  });

  it('has a new link in place of the old one', async () => {
    const old = path;
    path = await makeLink('Make a new link');
    expect((await ask(old)).status).toBe(404);
    expect((await ask(path)).status).toBe(200);
  });

  it('ends with the rights of its owner, and comes back with them', async () => {
    const { store } = beside;
    const [setting] = await store.settings.all({ tenant: tenant() });
    const scope = { tenant: tenant(), settingId: setting?.id ?? '' };
    const members = await store.members.ofSettings({ tenant: tenant(), settingIds: [scope.settingId] });
    await store.members.replaceAll({
      ...scope,
      members: members.filter(({ userId }) => userId !== 'USENCO'),
    });
    expect((await ask(path)).status).toBe(404);
    await store.members.replaceAll({ ...scope, members });
    expect((await ask(path)).status).toBe(200);
  });

  it('is stopped at once', async () => {
    await senco().press('Stop the feed');
    await senco().sees('The feed is stopped');
    expect((await ask(path)).status).toBe(404);
    await senco().close();
  });

  it('never comes into the log', () => {
    expect(nursery.log()).not.toContain(path.slice('/calendar/'.length, -4));
    expect(nursery.log()).not.toContain('.ics');
  });

  it('is not for practitioners', async () => {
    const answer = await nursery.slack.as('UKEY').command('/due', 'feed');
    expect(answer.message?.text).toContain('Calendar feeds are for SENCOs and managers');
  });

  it('has a button for other screens', () => {
    expect(feedButton()).toMatchObject({ action_id: 'feed', text: { text: 'Calendar feed' } });
  });

  it('is bounded in its rate', async () => {
    const statuses = await Promise.all(Array.from({ length: 620 }, () => ask('/calendar/x.ics')));
    const refused = statuses.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('retry-after')).toBe('60');
  });
});

describe('an app that does not know its own address', () => {
  it('says who must set it', async () => {
    const own = await startWillow([], { clock });
    const person = own.slack.as('USENCO');
    await person.command('/due', 'feed');
    expect(person.text()).toContain('whoever runs this app must set PUBLIC_URL');
    await expect(person.press('Make a link')).rejects.toThrow('No button');
    await own.stop();
  });
});
