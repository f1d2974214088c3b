import { violations } from './axe.ts';
import { type Desk, desktop, openDesk, phone, type Window } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

const states: readonly (readonly [name: string, reach: (window: Window) => Promise<void>])[] = [
  ['a channel', async () => {}],
  [
    'a long form',
    async ({ command }) => {
      await command('/isp zofia');
    },
  ],
  [
    'a form with an error',
    async ({ command, form }) => {
      await command('/intervention zofia');
      await form.getByRole('button', { name: 'Save', exact: true }).click();
      await form.getByRole('alert').first().waitFor();
    },
  ],
  [
    'cards and files',
    async (window) => {
      await window.command('/child zofia');
      await window.form.getByRole('button', { name: 'PDF' }).first().click();
      await window.page.keyboard.press('Escape');
      await window.goTo('Graduated Response');
      await window.page
        .getByRole('button', { name: /^Open .*pdf/ })
        .first()
        .waitFor();
    },
  ],
];

const looks = [
  { name: 'desktop, light', size: desktop, theme: 'light' },
  { name: 'desktop, dark', size: desktop, theme: 'dark' },
] as const;

describe('what axe-core says of the page', () => {
  it.each(looks.flatMap((look) => states.map(([state, reach]) => ({ look, state, reach }))))(
    'has nothing serious to say of $state on a $look.name screen',
    async ({ look, state, reach }) => {
      const window = await desk.as('UPRIYA', look);
      await reach(window);
      expect(await violations(window)).toEqual([]);
      await window.picture(`${look.theme}-${state.replaceAll(' ', '-')}`);
      await desk.workspace.act('UPRIYA', 'close', { all: true });
      await window.close();
    },
  );

  it('has nothing serious to say of a form on a phone, which fits its width', async () => {
    const window = await desk.as('UPRIYA', { size: phone });
    const { page, form } = window;
    await window.picture('phone-places');
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: '(you)' }).click();
    await page.getByRole('textbox', { name: /^Message / }).fill('/intervention zofia');
    await page.keyboard.press('Enter');
    await form.waitFor();
    expect(await violations(window)).toEqual([]);
    const overhang = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overhang).toBeLessThanOrEqual(0);
    await window.picture('phone-form');
    await window.close();
  });
});
