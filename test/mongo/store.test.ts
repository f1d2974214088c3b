import { type Plan, plansOf } from './explain.ts';
import * as sample from './samples.ts';
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

  // Last: it looks at every command that the tests above have sent.
  it('runs every query on an index that begins with the tenant, in its order', async () => {
    const plans = await plansOf(test);
    const slow = ({ stages, keys }: Plan) =>
      stages.some((stage) => ['COLLSCAN', 'SORT'].includes(stage)) || !keys.every(begins);
    const bad = plans.filter(slow);
    expect(bad).toStrictEqual([]);
    const seen = new Set(plans.map(({ collection }) => collection));
    expect([...seen].sort()).toStrictEqual([
      ...[
        'children',
        'counters',
        'drafts',
        'entries',
        'files',
        'keys',
        'members',
        'receipts',
        'records',
        'reports',
      ],
      ...['settings', 'versions'],
    ]);
  });
});

/** An `_id` begins with the tenant. */
const begins = (key: Plan['keys'][number]): boolean => ['tenant', '_id'].includes(Object.keys(key)[0] ?? '');
