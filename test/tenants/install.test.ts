import { newBrowser } from '../../scripts/sandbox/slack/browser.ts';
import { connectMongo, type MongoConnection } from '../../src/mongo/connection.ts';
import { SCOPES } from '../../src/slack-app.ts';
import { startTenants, type Tenants } from '../support/cloud.ts';

let at: Tenants;
let mongo: MongoConnection;
beforeAll(async () => {
  at = await startTenants();
  mongo = await connectMongo({ uri: at.uri });
});
afterAll(async () => {
  await mongo.close();
  await at.stop();
});

const kept = () => mongo.mongoose.collection('installations').countDocuments({ token: { $exists: true } });
const allowed = async (browser = newBrowser()) =>
  at.cloud.oauth.allow(await at.begin(browser), { place: 'T1', by: 'UFIRST' });

describe('the page that leads to Slack', () => {
  it('asks for the scopes of the manifest, and is kept by nobody', async () => {
    const page = await at.visit(newBrowser(), 'https://nursery.example/slack/install');
    expect(page.status).toBe(200);
    const [link = ''] = page.links;
    expect(link.startsWith(at.cloud.apiUrl.replace('/api/', '/oauth/v2/authorize?'))).toBe(true);
    expect(new URL(link).searchParams.get('scope')?.split(',')).toEqual(Object.keys(SCOPES));
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'referrer-policy': 'no-referrer',
      'set-cookie': expect.stringMatching(
        /^__Host-[\w-]+=[\w-]{43}; Secure; HttpOnly; Path=\/; Max-Age=600$/,
      ),
    });
  });

  it('can be read by everybody', async () => {
    const { html } = await at.visit(newBrowser(), 'https://nursery.example/slack/install');
    expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html.match(/<h1>[^<]+<\/h1>/g)).toHaveLength(1);
    expect(html).toContain('>Add to Slack</a>');
    expect(html).not.toMatch(/<img|<script/);
  });

  it('answers nothing else', async () => {
    const browser = newBrowser();
    expect((await at.visit(browser, 'https://nursery.example/slack/install/more')).status).toBe(404);
    const posting = {
      get: async (address: string) => fetch(address, { method: 'POST', body: 'x=1' }),
    };
    const posted = await at.visit(
      posting as unknown as typeof browser,
      'https://nursery.example/slack/install',
    );
    expect(posted.status).toBe(405);
  });
});

describe('an installation', () => {
  it('is refused where the state was used before', async () => {
    const browser = newBrowser();
    const back = await allowed(browser);
    expect((await at.visit(browser, back)).html).toContain('Graduated Response is installed');
    const again = await at.visit(browser, back);
    expect(again).toMatchObject({ status: 400, html: expect.stringContaining('Please start again') });
  });

  it('is refused to a browser that kept the cookie of a used state', async () => {
    const browser = newBrowser();
    const back = await allowed(browser);
    const cookie = `__Host-graduated-response-install=${new URL(back).searchParams.get('state')}`;
    expect((await at.visit(browser, back)).status).toBe(200);
    const thief = { get: async (address: string) => fetch(address, { headers: { cookie } }) };
    const answer = await at.visit(thief as unknown as typeof browser, back);
    expect(answer.status).toBe(400);
  });

  it.each([
    ['another browser', async (back: string) => [newBrowser(), back] as const],
    [
      'another browser that began one of its own',
      async (back: string) => {
        const other = newBrowser();
        await at.begin(other);
        return [other, back] as const;
      },
    ],
  ])('is refused to %s, and left for the one that began it', async (_, taken) => {
    const browser = newBrowser();
    const back = await allowed(browser);
    const before = await kept();
    const [other, address] = await taken(back);
    const answer = await at.visit(other, address);
    expect(answer).toMatchObject({ status: 400, html: expect.stringContaining('Nothing was installed') });
    expect(await kept()).toBe(before);
    expect((await at.visit(browser, back)).status).toBe(200);
  });

  it('is refused after ten minutes, also before MongoDB forgets the state', async () => {
    const browser = newBrowser();
    const back = await allowed(browser);
    const states = mongo.mongoose.collection('install-states');
    const [row] = await states.find().toArray();
    expect(row?.keptUntil.getTime() - Date.now()).toBeGreaterThan(9 * 60_000);
    await states.updateMany({}, { $set: { keptUntil: new Date(Date.now() - 1000) } });
    expect((await at.visit(browser, back)).status).toBe(400);
  });

  it.each([
    ['without a state', (back: URL) => back.searchParams.delete('state'), 400, 'Please start again'],
    ['with another state', (back: URL) => back.searchParams.set('state', 'x'), 400, 'Please start again'],
    ['without a code', (back: URL) => back.searchParams.delete('code'), 502, 'That did not work'],
    ['with a made-up code', (back: URL) => back.searchParams.set('code', 'x'), 502, 'That did not work'],
  ])('is refused %s', async (_, change, status, words) => {
    const browser = newBrowser();
    const back = new URL(await allowed(browser));
    change(back);
    const before = await kept();
    expect(await at.visit(browser, back.href)).toMatchObject({
      status,
      html: expect.stringContaining(words),
    });
    expect(await kept()).toBe(before);
  });

  it('may be refused by the person', async () => {
    const browser = newBrowser();
    const page = await at.visit(browser, at.cloud.oauth.refuse(await at.begin(browser)));
    expect(page).toMatchObject({ status: 200, html: expect.stringContaining('Nothing was installed') });
  });

  it('shows the name of the workspace as text', async () => {
    const { html } = await at.install('T1');
    expect(html).toContain('part of Willow &amp; &lt;b&gt;Bank&lt;/b&gt; in Slack');
  });

  it('leaves no token, code or state in the log, and tokens only sealed in the database', async () => {
    const back = await allowed();
    await at.install('T2');
    const { code, state } = Object.fromEntries(new URL(back).searchParams);
    const rows = JSON.stringify(await mongo.mongoose.collection('installations').find().toArray());
    expect(rows).not.toContain('xoxb');
    expect(rows).toContain('"token":"ey');
    for (const word of [code, state, 'xoxb', 'client-secret']) expect(at.log()).not.toContain(word);
    expect(JSON.stringify(await mongo.mongoose.collection('install-states').find().toArray())).not.toContain(
      state,
    );
  });

  it('opens no token that was put in another tenant’s place', async () => {
    await at.install('T1');
    await at.install('T2');
    const rows = mongo.mongoose.collection<{ _id: string; token: string }>('installations');
    const [one, two] = await rows.find({}, { sort: { _id: 1 } }).toArray();
    await rows.updateOne({ _id: 'T2/app' }, { $set: { token: one?.token ?? '' } });
    const other = await at.startApp();
    const { message } = await at.cloud.in('T2').as('USENCO').command('/child', 'help');
    expect(message?.text).toContain('changed from outside the app');
    await rows.updateOne({ _id: 'T2/app' }, { $set: { token: two?.token ?? '' } });
    await other.stop();
  });
});
