import { shardKeys, shardOf } from '../../src/mongo/sharding.ts';
import { type TestStore, testStore } from './support.ts';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test?.close());

const models = () => Object.values(test.connection.mongoose.models).filter((model) => !model.baseModelName);

describe('rules of sharded collections', () => {
  it('say of every collection where it lies', () => {
    const names = models().map((model) => model.collection.collectionName);
    expect(Object.keys(shardKeys).sort()).toEqual([...names, 'signatures'].sort());
  });

  it('let every unique index begin with the shard key', async () => {
    const broken: unknown[] = [];
    for (const model of models()) {
      const key = shardKeys[model.collection.collectionName] ?? [];
      const unique = (await model.collection.indexes()).filter((index) => index.unique);
      const begins = (index: (typeof unique)[number]) =>
        key.every((field, place) => Object.keys(index.key)[place] === field);
      broken.push(...unique.filter((index) => !begins(index)));
    }
    expect(broken).toEqual([]);
  });

  it('keep the shard key in every row, as text that is required', () => {
    for (const model of models())
      for (const field of shardKeys[model.collection.collectionName] ?? []) {
        const path = model.schema.path(field);
        expect([model.modelName, field, path?.instance, path?.isRequired]).toEqual([
          ...[model.modelName, field, 'String', true],
        ]);
      }
  });

  it('find the shard of a row, and none where the collection is whole', () => {
    const row = { tenant: 'T1', settingId: 'set-1', name: 'x' };
    expect(shardOf('children', row)).toEqual({ tenant: 'T1', settingId: 'set-1' });
    expect(shardOf('settings', row)).toEqual({});
  });
});
