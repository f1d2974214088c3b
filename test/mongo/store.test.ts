import { shardKeys } from '../../src/mongo/sharding.ts';
import { chainContract } from './chain-contract.ts';
import { type Plan, plansOf } from './explain.ts';
import { homesContract } from './homes-contract.ts';
import { morningContract } from './morning-contract.ts';
import { movesContract } from './moves-contract.ts';
import { outboxContract } from './outbox-contract.ts';
import { remindersContract } from './reminders-contract.ts';
import * as sample from './samples.ts';
import { namesShard, writesOf } from './shard-writes.ts';
import { storeContract } from './store-contract.ts';
import { rowsIn, type TestStore, testStore } from './support.ts';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test?.close());
afterEach(() => test.empty());

describe('the store on MongoDB', () => {
  storeContract(() => test.store);
  outboxContract(() => test.store);
  remindersContract(() => test.store);
  morningContract(() => test.store);
  homesContract(() => test.store);
  chainContract(() => test.store);
  movesContract(() => test.store);

  it('leaves no row of any kind behind when a transaction fails', async () => {
    const fails = test.store.once({ tenant: 'T1', key: 'k', content: 'c' }, async () => {
      await test.store.children.insert(sample.child());
      await test.store.settings.nextChildNumber({ tenant: 'T1', id: 'set-1' });
      await test.store.files.insert({ tenant: 'T1', fileId: 'F1', recordId: 'rec-1', postedAt: 1 });
      throw new Error('no');
    });
    await expect(fails).rejects.toThrow('no');
    expect(await rowsIn(test)).toBe(0);
  });

  it('forgets a draft after seven days, to the millisecond', async () => {
    const scope = { tenant: 'T1', id: 'draft-1', userId: 'U1' };
    await test.store.drafts.put(sample.draft());
    test.at.now += 7 * 24 * 60 * 60 * 1000 - 1;
    expect(await test.store.drafts.get(scope)).not.toBeNull();
    test.at.now += 1;
    expect(await test.store.drafts.get(scope)).toBeNull();
  });

  it('refuses once() inside once()', async () => {
    const receipt = { tenant: 'T1', key: 'k', content: 'c' };
    const nested = test.store.once(receipt, () => test.store.once({ ...receipt, key: 'l' }, async () => 1));
    await expect(nested).rejects.toThrow('inside');
  });

  // These last: they look at every command that the tests above have sent.
  it('names the shard in every write of one row of a sharded collection', () => {
    const writes = test.commands.flatMap(writesOf).filter(({ collection }) => shardKeys[collection]);
    const lost = writes.filter(({ collection, filter, many }) => !many && !namesShard(collection, filter));
    expect(lost).toEqual([]);
    // What is only ever added to.
    const addedTo = ['audit', 'certificates'];
    const sharded = Object.keys(shardKeys).filter((name) => shardKeys[name] && !addedTo.includes(name));
    expect([...new Set(writes.map(({ collection }) => collection))].sort()).toEqual(sharded.sort());
  });

  it('keeps the audit trail, and finds one child’s lines', async () => {
    await test.store.audit.append([sample.auditLine(), sample.auditLine()]);
    const scope = { tenant: 'T1', chain: 'set-1', childId: 'child-1', limit: 10 };
    expect(await test.store.audit.ofChild({ ...scope, before: null })).toHaveLength(2);
    expect(await test.store.audit.ofChild({ ...scope, before: 2 })).toMatchObject([
      { ...sample.auditLine(), seq: 1, at: test.at.now, prev: '' },
    ]);
  });

  // Last: it looks at every command that the tests above have sent.
  it('runs every query on an index that begins with the tenant, in its order', async () => {
    const plans = await plansOf(test);
    const slow = ({ stages, keys }: Plan) =>
      stages.some((stage) => ['COLLSCAN', 'SORT'].includes(stage)) || !keys.every(begins);
    const bad = plans.filter((plan) => slow(plan) && !isAcrossTenants(plan));
    expect(bad).toStrictEqual([]);
    const seen = new Set(plans.map(({ collection }) => collection));
    expect([...seen].sort()).toStrictEqual([
      ...['audit', 'auditHeads', 'chainLinks', 'chainRequests', 'chains', 'children', 'counters', 'drafts'],
      ...['entries', 'feeds', 'figureMarks', 'figures', 'files', 'homes', 'joinCodes', 'joinGuesses', 'keys'],
      ...['lanes', 'members', 'moves', 'outbox'],
      ...['planFacts', 'receipts', 'records', 'reminders', 'reports', 'requestParts', 'settings'],
      ...['todayLists', 'trends', 'versions'],
    ]);
  });
});

/** What workers do for every tenant, and a calendar by its link, each by the one index that is made for it. */
const ACROSS_TENANTS = [
  { collection: 'outbox', does: 'find', keys: [{ at: 1 }] },
  { collection: 'outbox', does: 'aggregate', keys: [{ state: 1, attempts: 1 }] },
  { collection: 'reminders', does: 'aggregate', keys: [{ lookAt: 1, tenant: 1, settingId: 1 }] },
  { collection: 'todayLists', does: 'find', keys: [{ lookAt: 1 }] },
  { collection: 'moves', does: 'find', keys: [{ lookAt: 1 }] },
  { collection: 'homes', does: 'findAndModify', keys: [{ lookAt: 1, heldUntil: 1 }] },
  { collection: 'feeds', does: 'find', keys: [{ hash: 1 }] },
  { collection: 'files', does: 'find', keys: [{ postedAt: 1 }] },
  { collection: 'joinCodes', does: 'find', keys: [{ digest: 1 }] },
  // `people` holds the workspace and the user id.
  { collection: 'chains', does: 'find', keys: [{ people: 1 }] },
  { collection: 'chains', does: 'find', keys: [{ lookAt: 1 }] },
  { collection: 'chainLinks', does: 'find', keys: [{ 'leaving.until': 1 }] },
  { collection: 'figures', does: 'find', keys: [{ lookAt: 1 }] },
  { collection: 'chainRequests', does: 'find', keys: [{ spreading: 1 }] },
  { collection: 'requestParts', does: 'find', keys: [{ lookAt: 1 }] },
];
const isAcrossTenants = ({ collection, filter, keys }: Plan): boolean =>
  ACROSS_TENANTS.some(
    (known) =>
      known.collection === collection &&
      filter.startsWith(`{"${known.does}"`) &&
      JSON.stringify(known.keys) === JSON.stringify(keys),
  );

/** An `_id` begins with the tenant. */
const begins = (key: Plan['keys'][number]): boolean => ['tenant', '_id'].includes(Object.keys(key)[0] ?? '');
