import type { Nursery } from '../support/nursery.ts';
import { addRow, SMART, saves } from '../support/paperwork.ts';
import { paperOf } from '../support/read-pdf.ts';
import { startWillow } from '../support/willow.ts';

let nursery: Nursery;
const key = () => nursery.slack.as('UKEY');
const typed = {
  'Professionals / agencies involved': 'Teacher of the Deaf',
  'Observed strengths': 'Matches signs',
};

beforeAll(async () => {
  nursery = await startWillow(['Layla']);
  await key().command('/ipm', 'layla');
  await key().fill(typed);
});
afterAll(() => nursery.stop());

/** What else was typed stands there still. */
const keepsTheRest = () => {
  for (const text of Object.values(typed)) expect(key().text()).toContain(text);
};

describe('the targets of a provision map', () => {
  it('adds three, one by one', async () => {
    for (const [index, name] of ['First', 'Second', 'Third'].entries()) {
      await addRow(key(), 'target', { [SMART]: name, Resources: `Box ${name}` }, `${index + 1}. ${name}`);
      keepsTheRest();
    }
  });

  it('edits one, with its other columns still filled in', async () => {
    await key().press('Edit', { in: '2. Second' });
    await key().sees('Box Second');
    await key().fill({ [SMART]: 'Second, made smaller' });
    await saves(key());
    await key().sees('2. Second, made smaller');
    keepsTheRest();
  });

  it.each([
    { press: 'Move up', row: 'Third', shown: '2. Third' },
    { press: 'Move down', row: 'First', shown: '2. First' },
    { press: 'Remove', row: 'First', shown: '2. Second, made smaller' },
  ])('does “$press” on $row', async ({ press, row, shown }) => {
    await key().press(press, { in: row });
    await key().sees(shown);
    keepsTheRest();
  });

  it('forgets a row that was closed without keeping it', async () => {
    await key().press('Add target');
    await key().sees('Keep target');
    await key().fill({ [SMART]: 'Given up' });
    await key().close();
    expect(key().text()).not.toContain('Given up');
    keepsTheRest();
  });

  it('adds one row when it is pressed twice', async () => {
    await key().press('Add target');
    await key().sees('Keep target');
    await key().fill({ [SMART]: 'Pressed twice' });
    await key().submitTwice();
    await key().sees('3. Pressed twice');
    expect(key().text()).not.toContain('4. ');
  });

  it('holds eight and offers no ninth', async () => {
    for (const number of [4, 5, 6, 7, 8])
      await addRow(key(), 'target', { [SMART]: `Target ${number}` }, `${number}. Target ${number}`);
    await key().sees('That is the most one sheet holds: 8.');
    await expect(key().press('Add target')).rejects.toThrow('No button');
  });

  it('prints them in the order shown', async () => {
    const paper = await paperOf(key(), () => saves(key()));
    const order = ['Third', 'Second, made smaller', 'Pressed twice', 'Target 4', 'Target 8'];
    const places = order.map((text) => paper.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});
