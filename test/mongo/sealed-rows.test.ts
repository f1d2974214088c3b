import * as sample from './samples.ts';
import { failure, mine, sealedStore } from './sealed-support.ts';

const { test, rows, log, worker } = sealedStore();

describe('a sealed row', () => {
  it('opens in no other row, collection, setting or tenant', async () => {
    const { store } = test();
    for (const more of [
      {},
      { id: 'child-2', code: 'B' },
      { id: 'child-3', code: 'C', settingId: 'set-2' },
      { tenant: 'T2' },
    ])
      await store.children.insert(sample.child(more));
    await store.entries.insert(sample.entry({ id: 'child-1' }));
    const { sealed = '' } = (await rows('children').findOne({ _id: 'T1/child-1' })) ?? {};
    for (const _id of ['T1/child-2', 'T1/child-3', 'T2/child-1']) {
      await rows('children').updateOne({ _id }, { $set: { sealed } });
      const [tenant = '', id = ''] = _id.split('/');
      await expect(store.children.get({ tenant, id })).rejects.toEqual(failure('tampered'));
    }
    await rows('entries').updateOne({ _id: 'T1/child-1' }, { $set: { sealed } });
    await expect(store.entries.get({ ...mine, id: 'child-1' })).rejects.toEqual(failure('tampered'));
    // Nor does it follow when its row is given to another setting.
    await rows('children').updateOne({ _id: 'T1/child-1' }, { $set: { settingId: 'set-2' } });
    await expect(store.children.get({ ...mine, id: 'child-1' })).rejects.toEqual(failure('tampered'));
  });

  it('is refused when one letter was changed, and the log says where in ids', async () => {
    await test().store.children.insert(sample.child());
    const { sealed = '' } = (await rows('children').findOne({})) ?? {};
    await rows('children').updateOne({}, { $set: { sealed: `${sealed.slice(0, -9)}A${sealed.slice(-8)}` } });
    await expect(test().store.children.inSettings({ ...mine, settingIds: ['set-1'] })).rejects.toEqual(
      failure('tampered'),
    );
    expect(JSON.parse(log.join(''))).toMatchObject({
      code: 'tampered',
      tenant: 'T1',
      setting: 'set-1',
      record: 'children/child-1',
    });
  });

  it('does not believe a name that stands beside it', async () => {
    await test().store.children.insert(sample.child());
    await rows('children').updateOne({}, { $set: { name: 'forged' } });
    expect(await test().store.children.get(sample.child())).toStrictEqual(sample.child());
  });
});

describe('data keys', () => {
  it('are made once by six workers at once, and not undone by a transaction that fails', async () => {
    const workers = await Promise.all(Array.from({ length: 6 }, () => worker()));
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const settingId = 'set-six';
    await Promise.all(
      workers.map(async (store, index) => {
        const work = store.together(async () => {
          await store.children.insert(
            sample.child({ id: `gone-${ids[index]}`, code: `G-${index}`, settingId }),
          );
          throw new Error('no');
        });
        await expect(work).rejects.toThrow('no');
        await store.children.insert(sample.child({ id: ids[index] ?? '', code: `S-${index}`, settingId }));
      }),
    );
    expect(await test().db.collection('keys').countDocuments({ settingId })).toBe(1);
    for (const store of workers)
      expect(await store.children.inSettings({ ...mine, settingIds: [settingId] })).toHaveLength(6);
  });

  it('cost no round trip once they are known', async () => {
    const { store, commands } = test();
    await store.children.insert(sample.child());
    await store.drafts.put(sample.draft());
    const before = commands.length;
    await store.children.insert(sample.child({ id: 'child-2', code: 'B' }));
    await store.drafts.put(sample.draft());
    await store.children.inSettings({ ...mine, settingIds: ['set-1'] });
    const sent = commands
      .slice(before)
      .map(({ commandName, command }) => `${commandName} ${command[commandName]}`);
    expect(sent).toEqual([
      // The figures of a chain are marked in the same transaction.
      ...['insert children', 'insert figureMarks', 'commitTransaction 1'],
      ...['update drafts', 'find children'],
    ]);
  });

  it('are never stored bare', async () => {
    await test().store.children.insert(sample.child());
    for (const row of await test().db.collection('keys').find().toArray()) {
      expect(Object.keys(row).sort()).toEqual(['_id', 'kid', 'ringKid', 'settingId', 'tenant', 'wrapped']);
      expect(row.wrapped).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
    }
  });
});
