import * as sample from './samples.ts';
import { type TestStore, testStore } from './support.ts';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test?.close());

/** What a parsed request may hold where text is expected. */
const operators: readonly unknown[] = [
  { $gt: '' },
  { $ne: null },
  ['child-1'],
  null,
  undefined,
  5,
  { toString: () => 'child-1' },
];

describe('queries', () => {
  it('throw on a filter key that the schema does not know', async () => {
    for (const model of Object.values(test.connection.mongoose.models)) {
      await expect(model.find({ tennant: 'T1' }).lean()).rejects.toThrow('tennant');
      await expect(model.deleteMany({ tennant: 'T1' })).rejects.toThrow('tennant');
      await expect(model.updateOne({ _id: 'T1' }, { $set: { stranger: 1 } })).rejects.toThrow('stranger');
    }
  });

  it('throw on an unknown field of a row', async () => {
    const child = { ...sample.child(), stranger: 'Zofia' };
    await expect(test.store.children.insert(child)).rejects.toThrow(/^mongoose: StrictModeError stranger$/);
  });

  it.each(operators)('refuse %p for an id, a tenant and every other key', async (evil) => {
    const { store } = test;
    const child = sample.child();
    if (!(await store.children.get(child))) {
      await store.children.insert(child);
      await store.settings.insert(sample.setting());
      await store.entries.insert(sample.entry());
    }
    const text = evil as string;
    const nothing = async (answer: Promise<unknown>) => {
      const found = await answer.catch(() => 'refused');
      expect(['refused', null, false, []]).toContainEqual(found);
    };
    await nothing(store.children.get({ tenant: 'T1', id: text }));
    await nothing(store.children.get({ tenant: text, id: 'child-1' }));
    await nothing(store.children.inSettings({ tenant: text, settingIds: ['set-1'] }));
    await nothing(store.children.inSettings({ tenant: 'T1', settingIds: [text] }));
    await nothing(store.children.inSettings({ tenant: 'T1', settingIds: text as unknown as string[] }));
    await nothing(store.children.replace({ ...child, revision: evil as unknown as number }));
    await nothing(store.settings.all({ tenant: text }));
    await nothing(store.members.ofUser({ tenant: 'T1', userId: text }));
    await nothing(store.entries.ofPlans({ tenant: text, planIds: ['rec-1'] }));
    await nothing(store.entries.ofPlans({ tenant: 'T1', planIds: [text] }));
    await nothing(store.versions.since({ tenant: 'T1', recordId: text, revision: 0 }));
    await nothing(store.drafts.get({ tenant: 'T1', id: 'draft-1', userId: text }));
    expect(await store.children.get(child)).toStrictEqual(child);
  });

  it('never repeat a value in an error', async () => {
    const child = {
      ...sample.child({ id: 'child-9', code: 'X-1' }),
      dob: { day: 'Zofia' } as unknown as string,
    };
    await expect(test.store.children.insert(child)).rejects.toThrow(/^mongoose: ValidationError dob$/);
    await test.store.reports.insert(sample.report());
    await expect(test.store.reports.insert(sample.report())).rejects.toThrow(/^MongoDB: \w+ 11000$/);
  });
});
