import { systemClock } from '../../src/clock.ts';
import { connectMongo } from '../../src/mongo/connection.ts';
import { createIndexes } from '../../src/mongo/indexes.ts';
import { signaturesOn } from '../../src/mongo/signatures.ts';
import { testDatabase } from '../support/mongo.ts';

const NOW = systemClock.now();

describe('kept signatures', () => {
  it('are new to one of many processes, once, and forgotten eleven minutes later', async () => {
    const database = testDatabase();
    const processes = await Promise.all([1, 2, 3].map(() => connectMongo({ uri: database.uri })));
    const keeps = processes.map((each) => signaturesOn(each, { now: () => NOW }));
    for (const each of processes) await createIndexes(each);
    const answers = await Promise.all([...keeps, ...keeps].map((keep) => keep('hash')));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await keeps[0]?.('another')).toBe(true);

    const [first] = processes;
    // Not yet with the majority, perhaps.
    const local = { readConcern: { level: 'local' } } as const;
    const rows = await first?.mongoose.collection('signatures').find({}, local).toArray();
    expect(rows).toContainEqual({ _id: 'hash', keptUntil: new Date(NOW + 660_000) });
    const indexes = await first?.mongoose.collection('signatures').indexes();
    expect(indexes).toContainEqual(
      expect.objectContaining({ name: 'forget', key: { keptUntil: 1 }, expireAfterSeconds: 0 }),
    );

    await Promise.all(processes.map((each) => each.close()));
    await expect(keeps[0]?.('hash')).rejects.toMatchObject({ code: 'store-away' });
    await database.drop();
  });
});
