import { type Desk, notOn, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

describe('the first minute, in the browser', () => {
  it('goes from an attempt to a reminder, a review and its PDF, and the guide is gone', async () => {
    const priya = await desk.as('UPRIYA');
    await priya.command('/intervention zofia');
    await priya.form.getByRole('radio', { name: /^ISP 1\./ }).check();
    await priya.form.getByRole('radio', { name: /^Achieved/ }).check();
    await priya.save();
    await priya.page.getByText('Done: Log an attempt').waitFor({ state: 'attached' });
    await priya.close();

    const anna = await desk.as('UANNA');
    const { page, form } = anna;
    await anna.goTo('senco-willow-bank');
    await page.getByRole('button', { name: 'Next day', exact: true }).click();
    const nudge = page.getByRole('article').filter({ hasText: 'WIL-01: the review of the ISP is due today' });
    await nudge.getByRole('button', { name: 'Open review' }).waitFor();
    await anna.picture('reminder');
    expect(await page.getByRole('article').filter({ hasText: 'Zofia' }).count()).toBe(0);

    await nudge.getByRole('button', { name: 'Open review' }).click();
    await form.getByText('WIL-01 · Zofia').first().waitFor();
    for (const outcome of await form.getByRole('radiogroup', { name: /^Outcome of/ }).all())
      await outcome.getByRole('radio', { name: /^Achieved/ }).check();
    await form.getByLabel('Progress towards targets').fill('Joins two words at snack. Strength: she waits.');
    await form.getByLabel('Next steps').fill('Three words');
    await anna.save();
    await page.getByText('WIL-01: review of the ISP held on 3 March 2026').first().waitFor();
    await anna.picture('reminder-held');
    const paper = await anna.paper('MIN');
    expect(
      notOn(paper, ['Minutes of review of intervention', 'Zofia Wiśniewska-Łukasz', 'Three words']),
    ).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Your first minute' }).waitFor({ state: 'hidden' });
    expect(anna.complaints).toEqual([]);
    await anna.close();
  });
});
