import { type Desk, notOn, openDesk, type Window } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

const shut = async ({ page, form }: Window) => {
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
};

describe('the five sheets, from command to PDF, in the browser', () => {
  it('writes an individual support plan', async () => {
    const window = await desk.as('UPRIYA');
    const { form } = window;
    await window.command('/isp zofia');
    const need = 'Communication: joins two words when the adult waits';
    await form.getByLabel('Specific need/s').fill(need);
    await window.picture('form-isp');
    await window.save();
    const paper = await window.paper('ISP');
    expect(
      notOn(paper, ['Individual support plan', 'Zofia Wiśniewska-Łukasz', '11 February 2022', need]),
    ).toEqual([]);
    await window.picture('pdf-isp');
    await shut(window);
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('writes an individual provision map, a target in a pushed view', async () => {
    const window = await desk.as('UROSA');
    const { form, page } = window;
    await window.command('/ipm layla');
    await form.getByRole('button', { name: 'Add target' }).click();
    const target = 'By 30 April 2026 Layla will sign “more” at snack, 3 of 5 times, without a model';
    await form
      .getByLabel('Current achievement / baseline (e.g. Child can….)')
      .fill('Layla can point at what she wants');
    await form.getByLabel('SMART Targets (E.g. Child will….)').fill(target);
    await form.getByLabel('How will this be achieved (i.e. provision)?').fill('Snack choice, 1:1');
    await window.picture('form-ipm-target');
    await form.getByRole('button', { name: 'Keep target' }).click();
    await form.getByText(target).waitFor();
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.waitFor({ state: 'hidden' });
    const paper = await window.paper('IPM');
    expect(notOn(paper, ['ليلى الحسيني', target, 'Snack choice, 1:1', '2 / 3 / 4 / Exceptional'])).toEqual(
      [],
    );
    await window.picture('pdf-ipm');
    await page.keyboard.press('Escape');
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('logs an attempt on the record of intervention', async () => {
    const window = await desk.as('UPRIYA');
    const { form } = window;
    await window.command('/intervention zofia');
    await form.getByRole('radio', { name: /^ISP 1\./ }).check();
    await form.getByRole('radio', { name: /^Achieved/ }).check();
    const comment = 'Asked for the red brick: “daj”, then “red”';
    await form.getByLabel('Comments').fill(comment);
    await window.picture('form-intervention');
    await window.save();
    const paper = await window.paper('ROI');
    expect(notOn(paper, ['Record of intervention/actions observed', comment, '√', '2 March 2026'])).toEqual(
      [],
    );
    await window.picture('pdf-record');
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('holds a review and prints its minutes', async () => {
    const window = await desk.as('UANNA');
    const { form } = window;
    await window.command('/review amara');
    for (const outcome of await form.getByRole('radiogroup', { name: /^Outcome of/ }).all())
      await outcome.getByRole('radio', { name: /^Achieved/ }).check();
    const progress = 'Amara hands over the symbol by herself. Strength: she waits for her turn.';
    await form.getByLabel('Progress towards targets').fill(progress);
    await form.getByLabel('Next steps').fill('Two symbols together');
    await window.picture('form-review');
    await form
      .getByRole('radio', { name: /cycle|on/i })
      .first()
      .check();
    await window.save();
    const paper = await window.paper('MIN');
    expect(notOn(paper, ['Minutes of review of intervention', 'Amara Nwosu-Bell', progress])).toEqual([]);
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('keeps the inclusion action plan', async () => {
    const window = await desk.as('UANNA');
    const { form } = window;
    await window.command('/action-plan');
    await form.getByRole('button', { name: /^Add / }).click();
    const line = 'A now/next board in every room';
    await form.getByLabel('What will you implement into your whole setting practice?').fill(line);
    await form.getByLabel('By whom').fill('Room leaders');
    await form.getByRole('button', { name: /^Keep / }).click();
    await form.getByText(line).waitFor();
    await window.save();
    const paper = await window.paper('IAP');
    expect(notOn(paper, ['Inclusion action plan', line, 'Room leaders'])).toEqual([]);
    expect(window.complaints).toEqual([]);
    await window.close();
  });
});
