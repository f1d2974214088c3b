import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProfiles } from '../src/profiles.ts';
import { fernshire, PROFILES_DIR } from './support/profiles.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'profiles-'));
});
afterEach(() => rm(folder, { recursive: true }));

const faultsOf = async (files: Readonly<Record<string, unknown>>): Promise<string[]> => {
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  const error: unknown = await readProfiles(folder).then(
    () => new Error('no fault'),
    (thrown) => thrown,
  );
  return error instanceof Error ? error.message.split('\n').slice(1) : [];
};
const { cycle, ...withoutCycle } = fernshire;
const isp = (words: unknown) => ({ ...fernshire, sheets: { 'individual-support-plan': words } });
const field = (name: string, words: unknown) => isp({ fields: { [name]: words } });

describe('the folder of profiles', () => {
  it('adds its authorities to the guidance', async () => {
    const { all } = await readProfiles(PROFILES_DIR);
    expect(all.map(({ id }) => id)).toEqual(['guidance', 'fernshire', 'tarnborough']);
    expect((await readProfiles(undefined)).all.map(({ id }) => id)).toEqual(['guidance']);
  });

  it('stops the start where it cannot be read or is empty', async () => {
    await expect(readProfiles(join(folder, 'nowhere'))).rejects.toThrow(/is not a folder that can be read/);
    expect(await faultsOf({})).toEqual([
      'there is no .json file in it; add one, or leave PROFILES_DIR unset',
    ]);
  });

  it.each<[string, unknown, string | RegExp]>([
    ['no JSON', '{ "id": ', /^f\.json: the file: is not JSON \(.+\)$/],
    ['no object', '[]', 'f.json: the file: must be an object in { }'],
    ['a field left out', withoutCycle, 'f.json: cycle: is missing'],
    [
      'text for a number',
      { ...fernshire, cycle: { ...cycle, dueDays: '84' } },
      'f.json: cycle.dueDays: must be a number',
    ],
    [
      'a window after the due date',
      { ...fernshire, cycle: { ...cycle, windowDays: 90 } },
      'f.json: cycle.windowDays: must be fewer days than dueDays: the window opens before the review is due',
    ],
    [
      'a misspelt key',
      { ...fernshire, levels: [] },
      'f.json: the file: holds “levels”, which is not known here; take it out or correct its spelling',
    ],
    [
      'an unknown sheet',
      { ...fernshire, sheets: { isp: {} } },
      /^f\.json: sheets\.isp: is no sheet; choose among individual-support-plan, /,
    ],
    [
      'an unknown field',
      field('needs', { label: 'Needs' }),
      /^f\.json: sheets\.individual-support-plan\.fields\.needs: is no field of this sheet; choose among childName, .*need, /,
    ],
    [
      'a hint where the form has none',
      field('people', { hint: 'Who?' }),
      'f.json: sheets.individual-support-plan.fields.people.hint: cannot be given for this field; it takes label, columns, heading',
    ],
    [
      'a new key for a field',
      field('need', { key: 'needs' }),
      'f.json: sheets.individual-support-plan.fields.need: holds “key”, which is not known here; take it out or correct its spelling',
    ],
    [
      'a title longer than Slack’s',
      isp({ modalTitle: 'A title of twenty-five ch' }),
      'f.json: sheets.individual-support-plan.modalTitle: has 25 characters; at most 24 fit',
    ],
    [
      'a label of two lines',
      field('need', { label: 'Specific\nneed' }),
      'f.json: sheets.individual-support-plan.fields.need.label: holds a line break or a character that cannot be stored; write it on one line',
    ],
    [
      'one label for two fields',
      field('need', { label: 'Strategies' }),
      'f.json: sheets.individual-support-plan.fields.strategies.label: is the label of another field of this sheet, too; give each its own',
    ],
    [
      'a note on a sheet without one',
      isp({ note: 'Please sign' }),
      'f.json: sheets.individual-support-plan.note: cannot be given: this sheet has no printed instruction',
    ],
    [
      'a character without a font',
      { ...fernshire, name: 'Fernshire 한' },
      'f.json: name: holds 한, which no font here prints; write it another way',
    ],
    [
      'the guidance’s id',
      { ...fernshire, id: 'guidance' },
      'f.json: id: “guidance” is the guidance that comes with the app; choose another id',
    ],
  ])('names file, field and remedy: %s', async (_what, content, fault) => {
    expect(await faultsOf({ 'f.json': content })).toEqual([
      typeof fault === 'string' ? fault : expect.stringMatching(fault),
    ]);
  });

  it('lists every fault of every file, and two of one id', async () => {
    const faults = await faultsOf({
      'a.json': fernshire,
      'b.json': fernshire,
      'c.json': { ...withoutCycle, name: '' },
      'readme.txt': 'not a profile',
    });
    expect(faults).toEqual([
      'b.json: id: “fernshire” is the id of a.json, too; give each its own',
      'c.json: name: is empty; write some words, or take it out',
      'c.json: cycle: is missing',
    ]);
  });
});
