import { KEY_LIFE_MS } from '../../src/mongo/data-keys.ts';
import { checkRing } from '../../src/mongo/ring-in-use.ts';
import * as sample from './samples.ts';
import { fillSetting, mine, sealedStore } from './sealed-support.ts';
import { NOW, ringOf } from './support.ts';

const { test, log, worker } = sealedStore();

describe('a destroyed key', () => {
  const [gone, kept] = [`gone-${NOW}`, `kept-${NOW}`];
  const both = { ...mine, settingIds: [gone, kept] };

  it('erases a setting, here at once and elsewhere within a minute, and leaves the others', async () => {
    const at = { now: NOW };
    const ring = ringOf('k1');
    const elsewhere = await worker({ ring, now: () => at.now });
    const { store } = test();
    const record = await fillSetting(store, { settingId: gone, code: 'GON' });
    await fillSetting(store, { settingId: kept, code: 'KEP' });
    const receipt = { ...mine, key: 'view', content: 'c' };
    await store.once(receipt, async () => 'Zofia');
    const child = { ...mine, id: `child-${gone}` };
    expect(await elsewhere.children.get(child)).not.toBeNull();
    await store.keys.destroy({ ...mine, settingId: gone });
    await store.keys.destroy({ ...mine, settingId: gone });

    expect(await store.children.inSettings(both)).toHaveLength(1);
    expect(await store.records.livePlans(both)).toHaveLength(1);
    expect(await store.members.ofUser({ ...mine, userId: 'U1' })).toHaveLength(1);
    expect(await store.settings.all(mine)).toHaveLength(1);
    expect(await store.records.ofChild({ ...mine, childId: child.id })).toEqual([]);
    expect(await store.entries.ofPlans({ ...mine, planIds: [record.id] })).toEqual([]);
    expect(await store.reports.ofChild({ ...mine, childId: child.id })).toEqual([]);
    expect(await store.versions.since({ ...mine, recordId: record.id, revision: 0 })).toEqual([]);
    expect(await store.drafts.get({ ...mine, id: 'draft-1', userId: 'U1' })).toBeNull();
    const erased = { code: 'erased', userMessage: expect.stringContaining('erased for good') };
    await expect(store.children.get(child)).rejects.toMatchObject(erased);
    await expect(store.settings.get({ ...mine, id: gone })).rejects.toMatchObject(erased);
    await expect(store.records.mark(record)).rejects.toMatchObject(erased);
    await expect(store.versions.get({ ...mine, recordId: record.id, revision: 1 })).rejects.toMatchObject(
      erased,
    );
    await expect(
      store.children.insert(sample.child({ id: 'new', code: 'NEW', settingId: gone })),
    ).rejects.toMatchObject(erased);

    at.now += KEY_LIFE_MS;
    await expect(elsewhere.children.get(child)).rejects.toMatchObject(erased);
    // The tenant goes on with a new key.
    await elsewhere.drafts.put(sample.draft());
    expect(await store.drafts.get({ ...mine, id: 'draft-1', userId: 'U1' })).toStrictEqual(sample.draft());
    expect(await store.once(receipt, async () => 'again')).toBe('again');
    expect(await test().db.collection('keys').findOne({ settingId: gone })).not.toHaveProperty('wrapped');
    await checkRing(test().connection, ring);
    expect(log.join('')).toBe('');
  });
});
