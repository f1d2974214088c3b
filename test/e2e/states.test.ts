import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

describe('what goes wrong in the browser, and how it is mended', () => {
  it('shows an error beside its field, keeps the words, and saves once it is put right', async () => {
    const window = await desk.as('UPRIYA');
    const { form } = window;
    await window.command('/intervention zofia');
    await form.getByRole('radio', { name: /^ISP 1\./ }).check();
    await form.getByRole('radio', { name: /^Achieved/ }).check();
    const comments = form.getByLabel('Comments');
    await comments.fill('Used £50 of sensory toys');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.getByRole('alert').filter({ hasText: 'amounts of money' }).waitFor();
    await window.picture('field-error');
    expect(await comments.inputValue()).toBe('Used £50 of sensory toys');
    expect(await comments.getAttribute('aria-invalid')).toBe('true');
    await comments.fill('Used sensory toys from the supplement');
    await window.save();
    await window.goTo('Graduated Response');
    await window.page
      .getByText(/^Logged: √ on 2 March 2026/)
      .first()
      .waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('makes one record of a double click', async () => {
    const { workspace } = desk;
    const window = await desk.as('UPRIYA');
    const { form } = window;
    await window.command('/intervention zofia');
    await form.getByRole('radio', { name: /^ISP 2\./ }).check();
    await form.getByRole('radio', { name: /^Not achieved/ }).check();
    const before = await workspace.entries();
    const sent = () =>
      workspace.running.slack.exchanges.filter(({ name }) => name === 'view_submission').length;
    const sentBefore = sent();
    await form.getByRole('button', { name: 'Save', exact: true }).dblclick();
    await form.waitFor({ state: 'hidden' });
    expect(sent() - sentBefore).toBe(2);
    expect(await workspace.entries()).toBe(before + 1);
    await window.close();
  });

  it('says what Slack says when the app is late, and the same form saves afterwards', async () => {
    const { workspace } = desk;
    const window = await desk.as('UPRIYA');
    const { form, page } = window;
    await window.command('/intervention zofia');
    await form.getByRole('radio', { name: /^ISP 3\./ }).check();
    await form.getByRole('radio', { name: /^Achieved/ }).check();
    await form.getByLabel('Comments').fill('Said “more milk”');
    const before = await workspace.entries();
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    workspace.running.slack.connectApp(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.getByText('We had some trouble connecting. Try again?').waitFor();
    await window.picture('trouble-connecting');
    expect(await form.getByLabel('Comments').inputValue()).toBe('Said “more milk”');
    workspace.running.slack.connectApp(workspace.running.appUrl);
    silent.close();
    await window.save();
    expect(await workspace.entries()).toBe(before + 1);
    await page.getByRole('button', { name: 'What Slack would have said' }).click();
    await page.getByLabel('Only problems').check();
    await page.getByRole('list', { name: 'Exchanges, the newest first' }).getByText('timeout').waitFor();
    await window.picture('drawer');
    await window.close();
  });

  it('lets somebody whom the app does not know do nothing but ask', async () => {
    const window = await desk.as('UTOM');
    const { page } = window;
    await window.goTo('(you)');
    await page.getByRole('textbox', { name: /^Message / }).fill('/intervention zofia');
    await page.keyboard.press('Enter');
    const answer = page.getByRole('article').filter({ hasText: 'Only visible to you' });
    await answer.getByText('You are not in the team of a setting here yet.').first().waitFor();
    await window.picture('stranger');
    expect(await page.getByRole('article').getByText(/Zofia/).count()).toBe(0);
    expect(await page.getByText('senco-willow-bank').count()).toBe(0);
    await answer.getByRole('button', { name: 'Ask to be added' }).click();
    await window.form.getByText('Which setting do you work in?').waitFor();
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('shows Slack’s own refusal of a fault that was asked for', async () => {
    const window = await desk.as('UANNA');
    const { page } = window;
    desk.workspace.running.slack.faults.next('views.open', { kind: 'server-error' });
    await window.goTo('(you)');
    await page.getByRole('textbox', { name: /^Message / }).fill('/isp amara');
    await page.keyboard.press('Enter');
    await page
      .getByText(/Something went wrong on our side/)
      .first()
      .waitFor();
    await window.close();
  });
});

describe('the page by keyboard', () => {
  it('offers commands while they are typed, closes with Esc, and keeps Tab inside a form', async () => {
    const window = await desk.as('UPRIYA');
    const { page, form } = window;
    await window.goTo('(you)');
    const composer = page.getByRole('textbox', { name: /^Message / });
    await composer.pressSequentially('/int');
    await page.getByRole('option', { name: /\/intervention/ }).waitFor();
    await window.picture('suggestions');
    await page.keyboard.press('Tab');
    expect(await composer.inputValue()).toMatch(/^\/intervention ?$/);
    await page.keyboard.type('zofia');
    await page.keyboard.press('Enter');
    await form.waitFor();
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await form.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await window.close();
  });
});
