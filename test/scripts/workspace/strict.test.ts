import { filled, opens, own, startTestWorkspace, type TestWorkspace, textsIn } from './support.ts';

let at: TestWorkspace;
beforeAll(async () => {
  // Late comes sooner here, so that the test need not wait three seconds.
  at = await startTestWorkspace({ fresh: true, timeouts: { ack: 1500 } });
});
afterAll(() => at.remove());
afterEach(async () => {
  await at.act('UPRIYA', 'no more faults', {});
  await at.act('UPRIYA', 'close', { all: true });
});

const late = { kind: 'slow', ms: 1800 } as const;
const fault = (method: string, more: object) =>
  at.act('UPRIYA', 'fault', { method, times: 1, fault: late, ...more });

describe('an app that is late or away', () => {
  it.each([
    [late, 'operation_timeout'],
    [{ kind: 'cut' }, 'dispatch_failed'],
    [{ kind: 'server-error' }, 'http_service_error'],
  ] as const)('has its command fail in Slack’s words: %p', async (kind, code) => {
    await fault('command /isp', { fault: kind });
    expect((await at.see('UPRIYA')).faultsWaiting).toBe(1);
    await at.act('UPRIYA', 'write', { place: own('UPRIYA'), text: '/isp zofia' });
    const seen = await at.see('UPRIYA');
    expect(textsIn(seen, 'self').at(-1)).toBe(`/isp failed with the error \`${code}\``);
    expect(seen.faultsWaiting).toBe(0);
  });

  it('keeps the form open with Slack’s words, and saves it once when tried again', async () => {
    const view = await opens(at, 'UPRIYA', '/intervention zofia');
    const before = await at.entries();
    const values = filled(view, { target: 'ISP 1', outcome: 'Achieved', comments: 'Late' });
    await fault('view_submission', {});
    const submit = () => at.act('UPRIYA', 'submit', { view: view.id, values });
    expect(await submit()).toEqual({ problem: 'We had some trouble connecting. Try again?' });
    expect((await at.see('UPRIYA')).modal[0]).toMatchObject({ id: view.id, values });
    expect(await submit()).toEqual({});
    expect(await at.entries()).toBe(before + 1);
  });

  it('opens no form where Slack fails to', async () => {
    await fault('views.open', { fault: { kind: 'server-error' } });
    await at.act('UPRIYA', 'write', { place: own('UPRIYA'), text: '/isp zofia' });
    expect((await at.see('UPRIYA')).modal).toEqual([]);
    expect((await at.see('UPRIYA')).faultsWaiting).toBe(0);
  });

  it('forgets faults that did not strike', async () => {
    await fault('*', { times: 5 });
    expect((await at.see('UPRIYA')).faultsWaiting).toBe(5);
    await at.act('UPRIYA', 'no more faults', {});
    expect((await at.see('UPRIYA')).faultsWaiting).toBe(0);
  });
});

it('moves the app’s clock: what was due tomorrow is overdue next week', async () => {
  const due = async () => {
    await at.act('UPRIYA', 'write', { place: own('UPRIYA'), text: '/due' });
    return textsIn(await at.see('UPRIYA'), 'self').at(-1);
  };
  expect(await due()).toContain('review window open, due 3 March 2026');
  expect(await at.act('UPRIYA', 'clock', { to: 'next Monday' })).toEqual({});
  const told = textsIn(await at.see('UANNA'), 'C0SENCOWIL');
  expect(told.filter((text) => text.startsWith('WIL-01'))).toEqual([
    'WIL-01: the review of the ISP is due today, 3 March 2026.',
    'WIL-01: the review of the ISP is overdue; it was due 3 March 2026.',
  ]);
  expect(await due()).toContain('overdue by 6 days, was due 3 March 2026');
  expect(await at.act('UPRIYA', 'clock', { to: { date: '2026-03-05' } })).toEqual({
    problem: 'The clock only goes forward, and today is 9 March 2026.',
  });
});
