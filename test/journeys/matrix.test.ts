import { mongo } from 'mongoose';
import { startApp } from '../../src/app.ts';
import { clockFrom } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { decideForChild } from '../../src/domain/access.ts';
import type { Actor } from '../../src/domain/setting.ts';
import { createFeedLinks } from '../../src/feed-links.ts';
import { createLogger } from '../../src/logger.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { installationsOn } from '../../src/mongo/installations.ts';
import { tenantValuesOn } from '../../src/mongo/tenant-values.ts';
import type { Handlers } from '../../src/slack/handlers.ts';
import { createHandlers } from '../../src/slack/screens/index.ts';
import { findActor } from '../../src/usecases/find-actor.ts';
import { ask, type Sender } from '../support/matrix/ask.ts';
import { crawl, keyOf, type Sample, withoutIds } from '../support/matrix/crawl.ts';
import { type Said, type Sink, startSink } from '../support/matrix/sink.ts';
import { type Asker, askers, buildTown, type Marked, TENANTS } from '../support/matrix/town.ts';
import { absent, tampered, unmarked } from '../support/matrix/variants.ts';
import { testDatabase } from '../support/mongo.ts';
import { portsBeside } from '../support/ports.ts';
import { signingSecret } from '../support/slack-world.ts';
import { dataKeys, storeParts } from '../support/store-parts.ts';

/*
 * Everything that listens × two tenants × five roles × ids that are theirs, somebody else's, nobody's or tampered
 * with. What is sent is what the app itself made for people with every right, found by walking through it; so a new
 * listener is in here as soon as anything leads to it, and with others' values before that.
 */

const clock = clockFrom(() => Date.parse('2026-03-02T10:00:00Z'));
const publicUrl = 'https://nursery.example';
const database = testDatabase();
const client = new mongo.MongoClient(database.uri);
const log: string[] = [];
let sink: Sink;
let app: Awaited<ReturnType<typeof startApp>>;
let beside: Awaited<ReturnType<typeof portsBeside>>;
let handlers: Handlers;
let town: readonly Marked[];
const samples = new Map<Marked, readonly Sample[]>();

const actorOf = (tenant: string, userId: string): Promise<Actor> =>
  findActor(beside.ports)({ tenant, userId });

/** The app is installed in every one of these workspaces. */
const installFor = async (tenants: readonly string[]): Promise<void> => {
  const connection = await connectMongo({ uri: database.uri });
  const installations = installationsOn(connection, tenantValuesOn(connection, storeParts()));
  for (const tenant of tenants)
    await installations.put({
      ...{ tenant, teamId: tenant, enterpriseId: null, installerId: 'UADMIN', scopes: ['commands'] },
      ...{ token: `xoxb-${tenant}`, rotation: null, installedAt: 1 },
    });
  await connection.close();
};

/** As the key person, the SENCO, the inclusion lead and a stranger meet it; then what none of them has met. */
async function samplesOf(marked: Marked): Promise<readonly Sample[]> {
  const { tenant, code, settingId } = marked.child;
  const leads = (await beside.store.members.ofSettings({ tenant, settingIds: [settingId] })).filter(
    ({ role }) => role === 'inclusion lead',
  );
  const found = new Map<string, Sample>();
  for (const userId of [marked.keyPerson, marked.senco, leads[0]?.userId ?? '', 'UNOBODY'])
    for (const sample of await crawl(handlers, { actor: await actorOf(tenant, userId), query: code }))
      if (!found.has(keyOf(sample))) found.set(keyOf(sample), sample);
  return [...found.values()];
}

const idsMet = (kind: Sample['kind']): ReadonlySet<string> =>
  new Set([...samples.values()].flat().flatMap((each) => (each.kind === kind ? [each.id] : [])));

/** Buttons of one block may not share an id: "open:1" is another "open". */
const plain = (id: string): string => id.replace(/:\d$/, '');
const missed = (kind: 'action' | 'submission'): readonly string[] => {
  const met = new Set([...idsMet(kind)].map(plain));
  return Object.keys(kind === 'action' ? handlers.actions : handlers.submissions).filter(
    (id) => !met.has(plain(id)),
  );
};

/** Listeners that nothing leads to yet get some of what was made for the others. */
const unmet = (all: readonly Sample[]): readonly Sample[] => {
  const some = <K extends Sample['kind']>(kind: K) =>
    all.filter((each): each is Extract<Sample, { kind: K }> => each.kind === kind).slice(0, 3);
  return [
    ...missed('action').flatMap((id) => some('action').map((each) => ({ ...each, id }))),
    ...missed('submission').flatMap((id) =>
      some('submission').map((each) => ({ ...each, id, form: { ...each.form, callbackId: id } })),
    ),
  ];
};

beforeAll(async () => {
  sink = await startSink();
  const config = readConfig({
    ...{
      PORT: '0',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: '1.1',
      SLACK_CLIENT_SECRET: 's'.repeat(32),
    },
    ...{ SLACK_API_URL: sink.apiUrl, MONGODB_URI: database.uri, ROLE: 'web', PUBLIC_URL: publicUrl },
    DATA_KEYS: dataKeys,
  });
  if (!config.ok) throw new Error(config.faults.join());
  const logger = createLogger({ level: 'info', destination: { write: (line) => log.push(line) } });
  app = await startApp({ config: config.config, clock, logger });
  beside = await portsBeside({ uri: database.uri }, clock);
  await installFor(TENANTS);
  const feedLinks = createFeedLinks({ publicUrl });
  handlers = createHandlers({
    ...{ ...beside.ports, feedLinks, print: async () => new Uint8Array(), toCsv: () => '' },
  });
  town = await buildTown(beside.ports);
  for (const marked of [town[0], town[2], town[3]]) if (marked) samples.set(marked, await samplesOf(marked));
}, 220_000);
afterAll(async () => {
  await app?.stop();
  await beside?.close();
  await client.close();
  await sink?.close();
  await database.drop();
});

interface Leak {
  readonly who: string;
  readonly sample: string;
  readonly shows: string;
}
const leaks: Leak[] = [];
const counts: Record<string, number> = {};
let shownToTheRight = 0;

/** Everything in what was said that this person may not know. */
function judge(actor: Actor, { who }: Asker, sample: Sample, said: readonly Said[]): void {
  const text = said.map((each) => each.text).join('\n');
  const withReason = sample.kind === 'submission' && sample.id === 'reason-form';
  const asked = sample.kind === 'command' ? sample.text : '';
  const leak = (shows: string) => leaks.push({ who: `${actor.tenant} ${who}`, sample: keyOf(sample), shows });
  for (const marked of town) {
    const sees = decideForChild(actor, 'see child', marked.child);
    const may = sees === 'allowed' || (sees === 'asks a reason' && withReason);
    if (text.includes(marked.mark) && may) shownToTheRight += 1;
    if (text.includes(marked.mark) && !may) leak(marked.mark);
    const { code } = marked.child;
    const mayCode = decideForChild(actor, 'see codes', marked.child) === 'allowed';
    if (!mayCode && code !== asked && text.includes(code)) leak(code);
  }
  for (const tenant of TENANTS)
    if (tenant !== actor.tenant && text.includes(`Nursery ${tenant}`)) leak(`a setting of ${tenant}`);
}

async function send(asker: Asker, what: string, sample: Sample, sender: Sender): Promise<string> {
  const known = sample.kind !== 'action' || Object.hasOwn(handlers.actions, sample.id);
  const said = await ask({ origin: `http://127.0.0.1:${app.port}`, sink }, sample, sender, {
    silent: !known,
  });
  counts[what] = (counts[what] ?? 0) + 1;
  const claimed = sender.enterprise ?? sender.team;
  // A late message to a person may be about what they asked before, as themselves.
  const isLater = ({ method }: Said) =>
    claimed !== asker.tenant && /^(chat|files|conversations)\./.test(method);
  judge(
    await actorOf(claimed, sender.userId),
    asker,
    sample,
    said.filter((each) => !isLater(each)),
  );
  judge(await actorOf(asker.tenant, asker.userId), asker, sample, said.filter(isLater));
  // Direct messages come later, and may be about what was asked before.
  const atOnce = said.filter(({ method }) => !/^(chat|files|conversations)\./.test(method));
  return withoutIds(atOnce.map((each) => each.text).join('\n'))
    .replaceAll(/"?[VD]?-?r\d+(\.1)?"?/g, '')
    .replaceAll(/calendar\/[\w-]+/g, 'calendar/…');
}

const inTurn = async (work: (asker: Asker) => Promise<void>): Promise<void> => {
  await Promise.all(askers.map(work));
};
const senderOf = ({ tenant, userId }: Asker) => ({ team: tenant, userId });

/**
 * Which settings there are in their own workspace is told to every stranger who asks to be added; the list of today is
 * the person's own, whatever the button says.
 */
const NO_SECRET: ReadonlySet<string> = new Set(['ask-to-join', 'home-today']);

const RECORDS = ['children', 'records', 'versions', 'entries', 'reports'];
const kept = async (): Promise<string> => {
  await client.connect();
  const rows = await Promise.all(
    RECORDS.map((name) => client.db(database.name).collection(name).find({}).sort({ _id: 1 }).toArray()),
  );
  return JSON.stringify(rows);
};

describe('everything that listens, to everybody', () => {
  it('is reached by walking through the app', () => {
    // One stands on Home, which no listener opens; one is asked only where somebody's settings follow several
    // authorities. They get what was made for the others.
    const left = [...missed('action'), ...missed('submission')];
    // The town has no chain and no move yet: what listens for these gets what was made for the others.
    expect(left.filter((id) => !/^(chain|move)-/.test(id))).toEqual(['home-today', 'child-add-to']);
    for (const id of Object.keys(handlers.commands)) expect(idsMet('command')).toContain(id);
    for (const id of Object.keys(handlers.options)) expect(idsMet('options')).toContain(id);
  });

  it('tells nobody of what is not theirs, changes nothing, and says the same as of nothing at all', async () => {
    const before = await kept();
    const different: string[] = [];
    await inTurn(async (asker) => {
      const sender = senderOf(asker);
      const actor = await actorOf(asker.tenant, asker.userId);
      const foreign = [...samples]
        .filter(([{ child }]) => decideForChild(actor, 'see child', child) === 'refused')
        .slice(0, 2);
      for (const [marked, own] of foreign)
        for (const [n, sample] of [...own, ...unmet(own)].entries()) {
          const theirs = await send(asker, 'foreign', unmarked(sample, marked), sender);
          if (marked !== foreign[0]?.[0]) continue;
          const nobodys = await send(asker, 'absent', unmarked(absent(sample, marked), marked), sender);
          const typed = sample.kind === 'command' && sample.text === marked.child.code;
          // Met on the way, and of a setting that is theirs after all.
          const ours = actor.memberships.some(({ settingId }) => JSON.stringify(sample).includes(settingId));
          if (!typed && !ours && !NO_SECRET.has(sample.id) && theirs !== nobodys)
            different.push(
              `${asker.who}, ${keyOf(sample)}:\n${theirs.slice(0, 400)}\n${nobodys.slice(0, 400)}`,
            );
          const wrong = tampered(unmarked(sample, marked), sender, n);
          await send(asker, 'tampered', wrong.sample, wrong.sender);
        }
    });
    expect(leaks).toEqual([]);
    expect(different).toEqual([]);
    expect(await kept()).toBe(before);
  }, 400_000);

  it('shows people what is theirs, and nothing of others', async () => {
    await inTurn(async (asker) => {
      const sender = senderOf(asker);
      const actor = await actorOf(asker.tenant, asker.userId);
      for (const [marked, own] of samples) {
        if (decideForChild(actor, 'see child', marked.child) === 'refused') continue;
        for (const [n, sample] of own.entries()) {
          await send(asker, 'own', unmarked(sample, marked), sender);
          if (asker.who !== 'manager') continue;
          const wrong = tampered(unmarked(sample, marked), sender, n);
          await send(asker, 'tampered', wrong.sample, wrong.sender);
        }
      }
    });
    expect(leaks).toEqual([]);
    expect(shownToTheRight).toBeGreaterThan(100);
  }, 400_000);

  it('puts only codes into what it says unasked', async () => {
    await app.runReminders();
    const said = ['GTONEA', 'GTONEB', 'GTTWOA', 'GTTWOB'].flatMap((channel) => sink.take(channel, channel));
    counts.jobs = said.length;
    expect(JSON.stringify(said)).not.toContain('Canary');
  });

  it('leaves no word of a record in the log', () => {
    expect(log.join('')).not.toContain('Canary');
  });

  it('counts', () => {
    const listeners = (['commands', 'submissions', 'actions', 'options'] as const)
      .map((kind) => `${Object.keys(handlers[kind]).length} ${kind}`)
      .join(', ');
    process.stdout.write(
      `Matrix: ${listeners}; ${askers.length} askers; requests: ${JSON.stringify(counts)}; shown to those who may: ${shownToTheRight}; leaks: ${leaks.length}\n`,
    );
  });
});
