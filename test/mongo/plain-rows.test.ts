import { sealPlainRows } from '../../src/mongo/seal-plain.ts';
import { SEALED } from '../../src/mongo/sealing-table.ts';
import * as sample from './samples.ts';
import { failure, fillSetting, mine, sealedStore } from './sealed-support.ts';
import { NOW, ringOf } from './support.ts';

const { test, rows, logger } = sealedStore();

describe('rows from before the encryption', () => {
  /** As they were stored then. */
  const plain = async () => {
    const { store } = test();
    const record = await fillSetting(store, { settingId: 'set-1', code: 'HAZ' });
    const put = async (name: string, { id: _, ...row }: Record<string, unknown>) => {
      await rows(name).replaceOne({}, row);
    };
    await put('settings', { ...sample.setting({ code: 'HAZ' }) });
    await put('members', { ...sample.member() });
    await put('children', { ...sample.child({ code: 'HAZ' }) });
    await put('records', { ...record });
    await put('versions', { ...sample.version(record) });
    await put('entries', { ...sample.entry({ planId: record.id }) });
    await put('reports', { ...sample.report({ childId: 'child-set-1' }) });
    const { id: draftId, ...draft } = sample.draft();
    await put('drafts', { ...draft, draftId, keptUntil: new Date(NOW + 1e9) });
    return { store, record };
  };
  const plainRows = async () => {
    const counts = SEALED.map((name) => rows(name).countDocuments({ sealed: { $exists: false } }));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  };

  it('are read, and sealed when they are next written', async () => {
    const { store, record } = await plain();
    expect(await plainRows()).toBe(8);
    const child = sample.child({ id: 'child-set-1', code: 'HAZ' });
    expect(await store.children.get(child)).toStrictEqual(child);
    expect(await store.records.livePlans({ ...mine, settingIds: ['set-1'] })).toStrictEqual([record]);
    expect(await store.children.replace(child)).toBe(true);
    expect(await store.records.mark(record)).toBe(true);
    const scope = { ...mine, recordId: record.id, revision: 1 };
    expect(await store.versions.addSignOff({ ...scope, signOff: sample.signOff })).toBe(true);
    expect(await store.versions.get(scope)).toStrictEqual(
      sample.version(record, { signOffs: [sample.signOff] }),
    );
    expect(await plainRows()).toBe(5);
    for (const name of ['children', 'records', 'versions'])
      expect(JSON.stringify(await rows(name).find().toArray())).not.toContain('Wiśniewska');
  });

  it('are sealed by keys:seal, once, and come back the same; nothing is erased before that', async () => {
    const { store, record } = await plain();
    await expect(store.keys.destroy({ ...mine, settingId: 'x' })).rejects.toEqual(failure('still-plain'));
    const parts = { ring: ringOf('k1'), logger };
    expect(await sealPlainRows(test().connection, parts)).toEqual({ sealed: 8, left: [] });
    expect(await sealPlainRows(test().connection, parts)).toEqual({ sealed: 0, left: [] });
    expect(await plainRows()).toBe(0);
    expect(await store.records.get(record)).toStrictEqual(record);
    expect(await store.versions.get({ ...mine, recordId: record.id, revision: 1 })).toStrictEqual(
      sample.version(record),
    );
    expect(await store.drafts.get({ ...mine, id: 'draft-1', userId: 'U1' })).toStrictEqual(sample.draft());
    expect(await store.settings.all(mine)).toStrictEqual([sample.setting({ id: 'set-1', code: 'HAZ' })]);
  });
});
