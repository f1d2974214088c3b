import {
  filesOf,
  filled,
  opens,
  own,
  rawStatus,
  startTestWorkspace,
  type TestWorkspace,
  textsIn,
} from './support.ts';

let at: TestWorkspace;
beforeAll(async () => {
  at = await startTestWorkspace({ fresh: true });
});
afterAll(() => at.remove());
afterEach(async () => {
  await Promise.all(['UPRIYA', 'UANNA'].map((as) => at.act(as, 'close', { all: true })));
});

const placesOf = async (as: string) => (await at.see(as)).places.map(({ name }) => name);
const log = { target: 'ISP 1', outcome: 'Achieved' };

describe('the workspace somebody sees', () => {
  it('has the places of each person, and no others', async () => {
    expect(await placesOf('UANNA')).toEqual([
      'senco-willow-bank',
      'willow-bank-team',
      'Anna Kowalska',
      'Graduated Response',
    ]);
    expect(await placesOf('UTOM')).toEqual(['Tom Ellery', 'Graduated Response']);
    expect(await placesOf('USIAN')).toContain('hazelbrook-leads');
  });

  it('is that of the key person where nobody is named, with commands and a guide', async () => {
    const first = await (await fetch(`${at.url}/snapshot`)).json();
    expect(first).toMatchObject({
      me: 'UPRIYA',
      workspace: 'Hazelbrook Nurseries',
      clock: { today: '2026-03-02', words: expect.stringMatching(/^Monday 2 March 2026, \d\d:\d\d$/) },
      busy: null,
    });
    expect(first.commands.map(({ command }: { command: string }) => command)).toContain('/intervention');
    expect(first.guide).toHaveLength(4);
  });

  it('knows nobody else', async () => {
    expect((await fetch(`${at.url}/snapshot?as=UNOBODY`)).status).toBe(404);
    const body = JSON.stringify({ as: 'UNOBODY', kind: 'home' });
    expect((await fetch(`${at.url}/do`, { method: 'POST', body })).status).toBe(404);
    expect((await fetch(`${at.url}/do`, { method: 'POST', body: '{"kind":"fly"}' })).status).toBe(400);
  });

  it('tells a stranger how to join and shows no child', async () => {
    await at.act('UTOM', 'write', { place: own('UTOM'), text: '/child zofia' });
    const [answer] = await at.sees('UTOM', (it) => textsIn(it, 'self'));
    expect(answer).toContain('not in the team of a setting');
    expect(JSON.stringify(await at.see('UTOM'))).not.toContain('Wiśniewska');
  });
});

describe('the composer', () => {
  it('makes a message of what is no command, for those in the channel', async () => {
    await at.act('UPRIYA', 'write', { place: 'C0TEAMWIL', text: 'Tea & cake <now>' });
    const [team] = (await at.see('UANNA')).places.filter(({ id }) => id === 'C0TEAMWIL');
    expect(team?.messages.at(-1)).toMatchObject({
      from: 'UPRIYA',
      text: 'Tea &amp; cake &lt;now&gt;',
      isApp: false,
    });
  });

  it('says in Slackbot’s words that a command is none', async () => {
    await at.act('UPRIYA', 'write', { place: own('UPRIYA'), text: '/foo bar' });
    const [self] = (await at.see('UPRIYA')).places.filter(({ kind }) => kind === 'self');
    expect(self?.messages.at(-1)).toMatchObject({
      isSlackbot: true,
      isEphemeral: true,
      text: '`/foo` is not a valid command.',
    });
  });

  it('takes nothing in the app’s own messages, nor where one is not', async () => {
    const [app] = (await at.see('UPRIYA')).places.filter(({ kind }) => kind === 'app');
    expect(app?.writable).toBe(false);
    expect((await at.act('UPRIYA', 'write', { place: app?.id ?? '', text: 'hello' })).problem).toContain(
      'cannot send',
    );
    expect((await at.act('UPRIYA', 'write', { place: 'C0SENCOWIL', text: 'hello' })).problem).toContain(
      'no longer',
    );
    expect(textsIn(await at.see('UANNA'), 'C0SENCOWIL')).toEqual([]);
  });
});

describe('a form', () => {
  it('is refused by the client without its required fields, then by the app, then saved once', async () => {
    const before = await at.entries();
    const view = await opens(at, 'UPRIYA', '/intervention zofia');
    expect(view).toMatchObject({ title: 'Record of intervention', submit: 'Save' });
    const submit = (wanted: Record<string, string>) =>
      at.act('UPRIYA', 'submit', { view: view.id, values: filled(view, wanted) });
    expect(await submit({ comments: 'Used the fan' })).toEqual({
      errors: {
        target: 'Please complete this required field.',
        outcome: 'Please complete this required field.',
      },
    });
    expect((await submit({ ...log, comments: 'Bought for £50' })).errors?.comments).toContain('amount');
    const twice = await Promise.all([
      submit({ ...log, comments: 'Twice' }),
      submit({ ...log, comments: 'Twice' }),
    ]);
    expect(twice).toEqual([{}, {}]);
    await at.sees('UPRIYA', (it) => textsIn(it, 'app').some((text) => text.startsWith('Logged: √')));
    expect(await at.entries()).toBe(before + 1);
    expect((await at.see('UPRIYA')).modal).toEqual([]);
    expect((await at.see('UPRIYA')).guide?.[0]?.done).toBe(true);
  });

  it('refuses fields and choices it does not have', async () => {
    const view = await opens(at, 'UPRIYA', '/intervention zofia');
    const values = {
      ...view.values,
      target: {
        value: {
          type: 'radio_buttons',
          selected_option: { text: { type: 'plain_text', text: 'Mine' }, value: 'x/y' },
        },
      },
    } as never;
    expect((await at.act('UPRIYA', 'submit', { view: view.id, values })).problem).toContain('cannot hold');
    const nowhere = { nowhere: { value: { type: 'plain_text_input', value: 'x' } } };
    expect((await at.act('UPRIYA', 'submit', { view: view.id, values: nowhere })).problem).toContain(
      'no longer',
    );
    expect((await at.act('UTOM', 'submit', { view: view.id, values: view.values })).problem).toContain(
      'no longer',
    );
  });
});

it('opens a form from the button of a message', async () => {
  await at.act('UANNA', 'write', { place: 'C0SENCOWIL', text: '/due' });
  const message = await at.sees('UANNA', (it) =>
    it.places.find(({ id }) => id === 'C0SENCOWIL')?.messages.find(({ text }) => text.includes('Zofia')),
  );
  const block = message.blocks.find(({ type }) => type === 'actions');
  const [open] = (block?.elements ?? []) as readonly { action_id: string }[];
  const action = open?.action_id ?? '';
  const pressed = { at: { channel: 'C0SENCOWIL', ts: message.ts }, block: block?.block_id ?? '', action };
  expect(await at.act('UANNA', 'press', pressed)).toEqual({});
  expect(await at.sees('UANNA', ({ modal }) => modal.at(-1)?.title)).toBe('Minutes of review');
  // What only she sees, nobody else presses.
  expect((await at.act('UGRACE', 'press', pressed)).problem).toContain('no longer');
});

it('shows a PDF to whom it was sent, and to nobody else', async () => {
  const [file] = await at.sees('UPRIYA', (it) => (filesOf(it).length > 0 ? filesOf(it) : undefined));
  const get = (as: string) => fetch(`${at.url}/file/${file?.id}?as=${as}`);
  const pdf = await get('UPRIYA');
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect((await get('UANNA')).status).toBe(404);
  expect((await get('UTOM')).status).toBe(404);
});

describe('the server', () => {
  it('gives the page with what it needs, and lets it load from nowhere else', async () => {
    const page = await fetch(at.url);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    for (const path of ['/page.js', '/page.css', '/pdf.worker.js'])
      expect((await fetch(`${at.url}${path}`)).status).toBe(200);
    expect((await fetch(`${at.url}/elsewhere`)).status).toBe(404);
  });

  it('tells of changes as they come', async () => {
    const follow = await fetch(`${at.url}/changes`);
    const reader = follow.body?.pipeThrough(new TextDecoderStream()).getReader();
    const versionOf = (text = '') => JSON.parse(text.replace(/^data: /, '')).version;
    const first = versionOf((await reader?.read())?.value);
    await at.act('UPRIYA', 'write', { place: own('UPRIYA'), text: 'note' });
    expect(versionOf((await reader?.read())?.value)).toBeGreaterThan(first);
    await reader?.cancel();
  });

  it('answers no foreign host and takes nothing from foreign pages', async () => {
    const host = new URL(at.url).host;
    expect(await rawStatus(`${at.url}/snapshot`, 'GET', { host: 'evil.example' })).toBe(403);
    expect(await rawStatus(`${at.url}/snapshot`, 'GET', { host: `127.0.0.1.evil.example` })).toBe(403);
    expect(await rawStatus(`${at.url}/do`, 'POST', { host, origin: 'http://evil.example' })).toBe(403);
    expect(await rawStatus(`${at.url}/do`, 'POST', { host, origin: 'null' })).toBe(403);
    expect(await rawStatus(`${at.url}/do`, 'POST', { host, origin: `http://${host}` })).toBe(400);
    expect(
      await rawStatus(`${at.url}/snapshot`, 'GET', { host: host.replace('localhost', '127.0.0.1') }),
    ).toBe(200);
  });

  it('lists what went over the wire, without the token', async () => {
    const text = await (await fetch(`${at.url}/exchanges`)).text();
    expect(text).toContain('command /intervention');
    expect(text).not.toContain('xoxb-');
  });
});
