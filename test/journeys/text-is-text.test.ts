import { parse } from 'csv-parse/sync';
import { mongo } from 'mongoose';
import type { Person } from '../../scripts/sandbox/slack/client/person.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { evilForms } from '../support/evil-forms.ts';
import { evilTyper } from '../support/evil-text.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { openedRows } from '../support/opened-rows.ts';
import { writePlan } from '../support/paperwork.ts';
import { sentPlaces } from '../support/sent-to-slack.ts';
import { startWillow } from '../support/willow.ts';

let nursery: Nursery;
const evil = evilTyper();
const senco = () => nursery.slack.as('USENCO');
const { bySheet, others, file } = evilForms({ nursery: () => nursery, evil });

beforeAll(async () => {
  nursery = await startWillow(['Zofia', 'Layla']);
  for (const name of ['Zofia', 'Layla']) {
    const child = childNamed(name);
    await writePlan(senco(), '/isp', supportPlan(child, { ...child.plan, strategies: ['Wait ten seconds'] }));
  }
});
afterAll(() => nursery.stop());

const csvOf = async (person: Person, press: () => Promise<unknown>) => {
  const before = person.files().length;
  await press();
  return until(
    () =>
      person
        .files()
        .slice(before)
        .find(({ name }) => name.endsWith('.csv')),
    { what: 'a CSV' },
  );
};

describe('text that would ping, link, format, run, inject or open', () => {
  it.each(Object.entries(bySheet))('is taken by every field of %s', (_, fill) => fill(), 60_000);
  it.each(Object.entries(others))('is taken by every field of %s', (_, fill) => fill(), 60_000);

  it('is shown again in every form and list', async () => {
    for (const [command, words] of [
      ['/isp', 'layla'],
      ['/ipm', 'layla'],
      ['/child', 'zofia'],
      ['/child', ''],
    ] as const)
      await senco().command(command, words);
    for (const command of ['/action-plan', '/due', '/setting']) await senco().command(command);
    await senco().close({ all: true });
  });

  it('is kept in MongoDB as it was typed, and is no key there', async () => {
    const rows = await openedRows(nursery);
    const texts: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value);
      else if (value !== null && typeof value === 'object')
        for (const [key, inner] of Object.entries(value)) {
          expect(key).not.toMatch(/^\$|mark\d|__proto__/);
          collect(inner);
        }
    };
    collect(rows.map(({ whole }) => whole));
    const lost = evil.typed.filter(({ text }) => !texts.some((each) => each.includes(text)));
    expect(lost.map(({ where }) => where)).toEqual([]);
    expect(evil.typed.length).toBeGreaterThan(40);
  });

  it('can be read nowhere in the database', async () => {
    const client = new mongo.MongoClient(nursery.uri);
    const collections = await client.db().collections();
    const rows = await Promise.all(
      collections.map(async (each) => JSON.stringify(await each.find().toArray())),
    );
    await client.close();
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row).not.toMatch(/mark\d|evil|channel>|Zofia|Wiśniewska|Wait ten/i);
  });

  it('reaches Slack as plain text alone', () => {
    const places = sentPlaces(nursery.slack, 'mark');
    expect(places.length).toBeGreaterThan(40);
    const plain = new Set(places.map(({ at }) => at));
    for (const at of ['plain_text.text', 'plain_text_input.initial_value']) plain.delete(at);
    // The words for screen readers, which cannot be plain.
    const escaped = places.filter(({ at }) => /^(chat\.|command |response_url).*\.?text$/.test(at));
    for (const { at } of escaped) plain.delete(at);
    expect([...plain]).toEqual([]);
    expect(escaped.length).toBeGreaterThan(0);
    for (const { text } of escaped) expect(text).not.toMatch(/<[!@#a-z]|(^|[^\u200b])[*_~`]|:smile/);
  });

  it('breaks no PDF, opens no file and makes no link', async () => {
    const pdfs = await until(
      () => {
        const found = senco()
          .files()
          .filter(({ name }) => name.endsWith('.pdf'));
        return found.length >= 9 ? found : undefined;
      },
      { ms: 20_000, what: 'PDFs' },
    );
    const read = await Promise.all(pdfs.map(({ bytes }) => readPdf(bytes)));
    const evils = read.filter(({ text }) => text.includes('evil.example'));
    expect(evils.length).toBeGreaterThan(5);
    for (const { pages, info } of read) {
      expect(pages.map(({ links }) => links)).toEqual(pages.map(() => 0));
      expect(JSON.stringify([...info])).not.toContain('mark');
    }
    for (const { bytes } of pdfs) expect(Buffer.from(bytes).includes('/Subtype /Image')).toBe(false);
    const words = senco()
      .dms()
      .map(({ text }) => text);
    expect(words.filter((text) => text.includes('no PDF') || text.includes('went wrong'))).toEqual([]);
  });

  it('runs in no CSV', async () => {
    await file('layla');
    await senco().press('Entries', { nth: 1 });
    await senco().sees('Wrong child');
    const { bytes } = await csvOf(senco(), () => senco().press('CSV', { nth: 1 }));
    const text = Buffer.from(bytes).toString();
    expect(text).toContain('evil.example');
    for (const cell of parse(text, { bom: true, relax_column_count: true }).flat())
      expect(cell).not.toMatch(/^\s*[=+\-@＝]/u);
  });

  it('stands in no line of the log', () => {
    expect(nursery.log()).not.toMatch(/mark\d|evil|channel>|went wrong|Zofia/i);
  });
});
