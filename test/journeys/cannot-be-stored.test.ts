import type { Nursery } from '../support/nursery.ts';
import { saves } from '../support/paperwork.ts';
import { startWillow } from '../support/willow.ts';

let nursery: Nursery;
const senco = () => nursery.slack.as('USENCO');

beforeAll(async () => {
  nursery = await startWillow(['Zofia']);
});
afterAll(() => nursery.stop());

describe('a character that cannot be stored', () => {
  it.each([
    ['NUL', '\0'],
    ['the first half of a character', '\ud83d'],
    ['the second half', '\udc4d'],
    ['two halves the wrong way round', '\udc4d\ud83d'],
  ])('is refused at its field, with the form as it was: %s', async (_, character) => {
    await senco().command('/isp', 'zofia');
    await senco().fill({ 'Specific need/s': `Loves the drum${character} and songs`, Strategies: 'Wait' });
    const typed = senco().text();
    const refused = await senco().submit();
    expect(refused.errors).toEqual({
      'Specific need/s':
        'This contains a character that cannot be stored, after “Loves the drum”. Please delete it there, or type those words again.',
    });
    expect(senco().text()).toBe(typed);
    await senco().close({ all: true });
  });

  it('is refused in a row of an import, and whole characters of every plane are taken', async () => {
    await senco().command('/child', 'import');
    const file = (name: string) => [{ name: 'c.csv', content: `Name,DOB,GR level\n${name},2022-05-01,1` }];
    await senco().fill({ 'Or a CSV file': file('Isla\0 Reed') });
    const refused = await senco().submit();
    expect(Object.values(refused.errors ?? {}).join()).toContain(
      'Row 2: This contains a character that cannot',
    );
    await senco().fill({ 'Or a CSV file': file('𠮷田 👍🏽') });
    await saves(senco());
    await senco().command('/child', '𠮷田');
    await senco().sees('𠮷田 👍🏽');
  });
});
