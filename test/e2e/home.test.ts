import { violations } from './axe.ts';
import { type Desk, desktop, openDesk, phone, type Window } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

const homeIn = async ({ page, goTo }: Window) => {
  await goTo('Graduated Response');
  await page.getByRole('tab', { name: 'Home' }).click();
  const home = page.getByRole('tabpanel', { name: 'Home' });
  await home.getByText('only you see this page').or(home.getByText('Ask to be added, and')).first().waitFor();
  return home;
};

const people = [
  { who: 'UPRIYA', sees: 'My children', role: 'key person' },
  { who: 'UANNA', sees: 'Reviews due', role: 'senco' },
  { who: 'USIAN', sees: 'Reviews held on time', role: 'lead' },
  { who: 'UTOM', sees: 'Ask to be added', role: 'stranger' },
];
const sizes = [
  { name: 'desktop', size: desktop },
  { name: 'phone', size: phone },
];

describe('Home in the browser', () => {
  it.each(people.flatMap((person) => sizes.map((size) => ({ ...person, ...size }))))(
    'shows the $role theirs on a $name, with nothing serious for axe to say',
    async ({ who, sees, role, name, size }) => {
      const window = await desk.as(who, { size });
      const home = await homeIn(window);
      await home.getByText(sees).first().waitFor();
      if (who === 'USIAN') {
        const picture = home.getByRole('img', { name: /^Reviews held on time: / });
        await picture.waitFor();
        await window.page.waitForFunction('document.querySelector(".block-image").naturalWidth === 720');
      }
      expect(await violations(window)).toEqual([]);
      const overhang = await window.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overhang).toBeLessThanOrEqual(0);
      expect(window.complaints).toEqual([]);
      await window.picture(`home-${role.replace(' ', '-')}-${name}`);
      await window.close();
    },
  );

  it('logs an attempt from Home, and Home knows it without being opened again', async () => {
    const window = await desk.as('UPRIYA');
    const home = await homeIn(window);
    await home.getByRole('button', { name: 'Log an attempt' }).first().click();
    await window.form.waitFor();
    await window.page.keyboard.press('Escape');
    await window.form.waitFor({ state: 'hidden' });
    await home.getByRole('button', { name: 'Send me today’s targets' }).click();
    await window.form.getByText('Messages tab').waitFor();
    await window.page.keyboard.press('Escape');
    const said = home.getByText(/^Today: \d+ targets to log\.$/);
    const before = Number(/\d+/.exec((await said.textContent()) ?? '')?.[0]);
    await window.page.getByRole('tab', { name: 'Messages' }).click();
    await window.page.getByRole('button', { name: '√ Achieved' }).first().click();
    await window.page.getByRole('tab', { name: 'Home' }).click();
    await home.getByText(`Today: ${before - 1} targets to log.`).waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
  });
});
