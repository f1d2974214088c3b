import { parse } from 'csv-parse/sync';
import { mongo } from 'mongoose';
import type { Person } from '../../scripts/sandbox/slack/client/person.ts';
import { until } from '../../scripts/sandbox/slack/until.ts';
import type { sheets } from '../../src/domain/sheets/index.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { EVIL, evilTyper } from '../support/evil-text.ts';
import { childNamed } from '../support/hazelbrook.ts';
import { supportPlan } from '../support/hazelbrook-plans.ts';
import type { Nursery } from '../support/nursery.ts';
import { type Filled, saves, writePlan } from '../support/paperwork.ts';
import { sentPlaces } from '../support/sent-to-slack.ts';
import { cardOf, startWillow } from '../support/willow.ts';

let nursery: Nursery;
const evil = evilTyper();
const senco = () => nursery.slack.as('USENCO');
const admin = () => nursery.slack.as('UADMIN');

beforeAll(async () => {
  nursery = await startWillow(['Zofia', 'Layla']);
  for (const name of ['Zofia', 'Layla']) {
    const child = childNamed(name);
    await writePlan(senco(), '/isp', supportPlan(child, { ...child.plan, strategies: ['Wait ten seconds'] }));
  }
});
afterAll(() => nursery.stop());

const file = async (name = 'zofia') => senco().command('/child', name);
const row = async (item: string) => {
  await senco().press(`Add ${item}`);
  await senco().sees(`Keep ${item}`);
  await evil.into(senco());
  await saves(senco());
  await senco().sees(`1. ${EVIL.slice(0, 20)}`);
};
const entries = async (name: string, button: string) => {
  await file(name);
  await senco().press('Entries', { nth: 1 });
  await senco().sees('Wrong child');
  await senco().press(button, { nth: 1 });
};

/** How each sheet of the registry is filled in: one more there asks for one more here, or does not compile. */
const bySheet: Readonly<Record<(typeof sheets)[number]['id'], () => Promise<void>>> = {
  'individual-support-plan': async () => {
    await senco().command('/isp', 'zofia');
    await evil.into(senco());
    await saves(senco());
  },
  'individual-provision-map': async () => {
    await senco().command('/ipm', 'layla');
    await row('target');
    await evil.into(senco());
    await saves(senco());
  },
  'record-of-intervention': async () => {
    await senco().command('/intervention', 'zofia');
    await evil.into(senco(), { Date: '2026-07-01' });
    await saves(senco());
  },
  'minutes-of-review': async () => {
    await senco().command('/review', 'zofia');
    await evil.into(senco(), { Date: '2026-07-10' });
    await saves(senco());
  },
  'inclusion-action-plan': async () => {
    await senco().command('/action-plan');
    await row('action');
    await evil.into(senco());
    await saves(senco());
  },
};

const others: Readonly<Record<string, () => Promise<void>>> = {
  'a child': async () => {
    await senco().command('/child', 'add');
    const consent = ['The parents have consented'];
    await evil.into(senco(), {
      'Key person': 'UKEY',
      DOB: '2022-03-01',
      'Consent to contact agencies': consent,
    });
    await saves(senco());
  },
  'a setting': async () => {
    await admin().command('/setting', 'add');
    const closures = `20/12/2025 to 4/1/2026, ${EVIL} markClosure`;
    const more: Filled = { Code: 'EVI', Closures: closures, SENCO: ['UADMIN'] };
    await evil.into(admin(), more);
    await saves(admin());
  },
  'the plan chooser': async () => {
    await senco().command('/plan', 'layla');
    await evil.into(senco(), {
      'Has the inclusion team': 'Individual support plan',
      'Advised on': '2026-07-01',
    });
    const answer = await senco().submit();
    expect(answer.errors).toBeUndefined();
    await senco().close({ all: true });
  },
  'a correction': async () => {
    await entries('zofia', 'Correct');
    await senco().sees('Why');
    await evil.into(senco());
    await saves(senco());
  },
  'an entry filed under the wrong child': async () => {
    await senco().close({ all: true });
    await entries('zofia', 'Wrong child');
    await senco().sees('The right child');
    await senco().fill({ 'The right child': 'WIL-02' });
    await senco().submit();
    await evil.into(senco());
    await saves(senco());
  },
  'a report': async () => {
    await senco().close({ all: true });
    await file();
    await senco().press('Ask for a report');
    await senco().sees('Agency');
    await evil.into(senco());
    await saves(senco());
  },
  'corrected minutes': async () => {
    await senco().close({ all: true });
    await senco().press('Correct', { message: await cardOf(senco(), 'Saved: Minutes') });
    await senco().sees('Why');
    await evil.into(senco());
    await saves(senco());
  },
  'a sign-off': async () => {
    await senco().press('Sign-off', { message: await cardOf(senco(), 'Saved: Individual support plan') });
    await senco().sees('Update');
    await senco().press('Update', { nth: 1 });
    await senco().sees('Where it stands');
    await evil.into(senco(), { 'Where it stands': 'Signed', Date: '2026-07-10' });
    await saves(senco());
    await senco().close({ all: true });
  },
  'an import': async () => {
    await senco().command('/child', 'import');
    const quoted = `"${`${EVIL} markImport`.replaceAll('"', '""')}"`;
    await senco().fill({ Rows: `Name,DOB,GR level\n${quoted},2022-05-01,1` });
    const refused = await senco().submit();
    if (!refused.closed) {
      expect(Object.values(refused.errors ?? {}).join()).toContain('at most 150');
      await senco().fill({ Rows: `Name,DOB,GR level\n"=1+1 <!channel> markImport",2022-05-01,1` });
      await saves(senco());
    }
  },
};

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
    expect(senco().text()).toContain('');
    await senco().close({ all: true });
  });

  it('is kept in MongoDB as it was typed, and is no key there', async () => {
    const client = new mongo.MongoClient(nursery.uri);
    const rows = await Promise.all((await client.db().collections()).map((each) => each.find().toArray()));
    await client.close();
    const texts: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === 'string') texts.push(value);
      else if (value !== null && typeof value === 'object')
        for (const [key, inner] of Object.entries(value)) {
          expect(key).not.toMatch(/^\$|mark\d|__proto__/);
          collect(inner);
        }
    };
    collect(rows);
    const lost = evil.typed.filter(({ text }) => !texts.some((each) => each.includes(text)));
    expect(lost.map(({ where }) => where)).toEqual([]);
    expect(evil.typed.length).toBeGreaterThan(40);
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
