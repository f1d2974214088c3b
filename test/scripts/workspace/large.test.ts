import { filesOf, opens, own, startTestWorkspace, type TestWorkspace, textsIn } from './support.ts';

let at: TestWorkspace;
beforeAll(async () => {
  at = await startTestWorkspace({ fresh: true });
});
afterAll(() => at.remove());

/** Slack's menus end at 100: with more children the app is asked for what is typed. */
const list = [
  'Name,Date of birth,Key person',
  ...Array.from({ length: 100 }, (_, n) => `Child ${n},2022-01-05,Kate Lindqvist`),
].join('\n');

it('imports a list chosen as a file, then offers children for what is typed', async () => {
  const form = await opens(at, 'UANNA', '/child import');
  const upload = (as: string) =>
    fetch(`${at.url}/upload?as=${as}&name=children.csv`, { method: 'POST', body: list });
  const block = form.blocks.find(
    ({ element }) => (element as { type?: string } | undefined)?.type === 'file_input',
  );
  const withFile = (file: { id: string }) => ({
    ...form.values,
    [block?.block_id ?? '']: { value: { type: 'file_input', files: [file] } },
  });
  const hers = await (await upload('UANNA')).json();
  const another = await (await upload('UGRACE')).json();
  const submit = (file: { id: string }) =>
    at.act('UANNA', 'submit', { view: form.id, values: withFile(file) });
  expect((await submit(another)).problem).toContain('cannot hold');
  expect(await submit(hers)).toEqual({});
  await at.sees('UANNA', (it) => JSON.stringify([it.modal, textsIn(it, 'app')]).includes('100'));
  await at.act('UANNA', 'close', { all: true });

  const view = await opens(at, 'UANNA', '/intervention');
  const pick = view.blocks.find(({ type }) => type === 'input');
  const { action_id: action } = (pick?.element ?? {}) as { action_id: string };
  const asked = { at: { view: view.id, values: view.values }, block: pick?.block_id ?? '', action };
  const { options } = await at.act('UANNA', 'suggest', { ...asked, query: 'ama' });
  expect(options?.map(({ text }) => text.text)).toEqual([
    expect.stringContaining('Amara'),
    expect.stringContaining('Amaya'),
  ]);
  const chosen = { type: 'external_select', selected_option: options?.[0] };
  const values = { [asked.block]: { [action]: chosen } } as never;
  expect(await at.act('UANNA', 'submit', { view: view.id, values })).toEqual({});
  expect(await at.sees('UANNA', ({ modal }) => modal.at(-1)?.title)).toBe('Record of intervention');

  await at.act('UANNA', 'fault', { method: 'block_suggestion', fault: { kind: 'server-error' }, times: 1 });
  await at.act('UANNA', 'close', { all: true });
  const again = await opens(at, 'UANNA', '/intervention');
  const failed = { ...asked, at: { view: again.id, values: again.values }, query: 'ama' };
  expect((await at.act('UANNA', 'suggest', failed)).problem).toContain('Options failed to load');
  expect([filesOf(await at.see('UTOM')), textsIn(await at.see('UTOM'), own('UTOM'))]).toEqual([[], []]);
});
