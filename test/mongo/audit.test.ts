import type { AuditHead, NewAuditLine } from '../../src/domain/audit.ts';
import { auditFaults } from '../../src/domain/audit-check.ts';
import { auditChains } from '../../src/mongo/audit-chains.ts';
import { digestOf, hashOf } from '../../src/mongo/audit-hash.ts';
import { storeParts } from '../support/store-parts.ts';
import { auditLine } from './samples.ts';
import { type TestStore, testStore } from './support.ts';

let at: TestStore;
beforeAll(async () => {
  at = await testStore();
});
afterAll(() => at?.close());
beforeEach(() => at.empty());

const rows = () => at.db.collection('audit');
const heads = () => at.db.collection('auditHeads');
const write = async (lines: number, more: Partial<NewAuditLine> = {}) => {
  for (let n = 0; n < lines; n += 1) await at.store.audit.append([auditLine(more)]);
};

/** What the check says, all chains together. */
async function faults(kept: readonly AuditHead[] = []): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { lines, head, chain } of auditChains(at.connection, storeParts())) {
    const own = kept.filter((each) => each.chain === chain);
    found.push(...auditFaults({ lines, head, kept: own, hashing: { hashOf, digestOf } }));
  }
  return found;
}

describe('the audit trail', () => {
  it('is a chain for each setting, without a gap', async () => {
    await at.store.audit.append([auditLine(), auditLine({ chain: 'set-2' }), auditLine({ did: 'wrote' })]);
    await write(2);
    const kept = await rows().find({ chain: 'set-1' }).sort({ seq: 1 }).toArray();
    expect(kept.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(kept.slice(1).map(({ prev }) => prev)).toEqual(kept.slice(0, -1).map(({ hash }) => hash));
    expect(await heads().findOne({ chain: 'set-1' })).toMatchObject({ seq: 4, hash: kept.at(-1)?.hash });
    expect(await rows().countDocuments({ chain: 'set-2' })).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('loses and doubles nothing where many write at once', async () => {
    await Promise.all(
      Array.from({ length: 25 }, (_, n) => at.store.audit.append([auditLine({ record: `r${n}` })])),
    );
    expect(await faults()).toEqual([]);
    expect(new Set(await rows().distinct('record')).size).toBe(25);
  });

  it('lets many changes of one setting through, each with its line', async () => {
    const change = (n: number) =>
      at.store.once({ tenant: 'T1', key: `k${n}`, content: 'c' }, () =>
        at.store.audit.append([auditLine({ did: 'wrote', record: `r${n}` })]),
      );
    await Promise.all(Array.from({ length: 15 }, (_, n) => change(n)));
    expect(await faults()).toEqual([]);
    expect(new Set(await rows().distinct('record')).size).toBe(15);
  });

  it('keeps a write and its line, or neither', async () => {
    const receipt = { tenant: 'T1', key: 'k', content: 'c' };
    await at.store.once(receipt, () => at.store.audit.append([auditLine(), auditLine()]));
    const fails = at.store.once({ ...receipt, key: 'l' }, async () => {
      await at.store.audit.append([auditLine()]);
      throw new Error('no');
    });
    await expect(fails).rejects.toThrow('no');
    expect(await rows().countDocuments()).toBe(2);
    expect(await faults()).toEqual([]);
  });

  it('tells one child’s lines, newest first, a page at a time, without lists', async () => {
    await write(3);
    await at.store.audit.append([auditLine({ childId: 'child-2' })]);
    await at.store.audit.append([auditLine({ did: 'listed', childId: null, listed: ['child-1'] })]);
    const scope = { tenant: 'T1', chain: 'set-1', childId: 'child-1', limit: 2 };
    const first = await at.store.audit.ofChild({ ...scope, before: null });
    expect(first.map(({ seq }) => seq)).toEqual([3, 2]);
    expect((await at.store.audit.ofChild({ ...scope, before: 2 })).map(({ seq }) => seq)).toEqual([1]);
  });

  it('still holds when the text of a reason is erased, and not when it is another', async () => {
    await write(1, { reason: 'EHC panel on 3 March' });
    const written = await rows().findOne({ seq: 1 });
    const plain = { reason: null };
    await rows().updateOne({ seq: 1 }, { $set: plain, $unset: { sealed: '' } });
    expect(await faults()).toEqual([]);
    await rows().updateOne({ seq: 1 }, { $set: { reason: 'curious' } });
    expect(await faults()).toEqual(['entry 1 was altered: its reason is another']);
    const sealed = `${written?.sealed.slice(0, -4)}AAAA`;
    await rows().updateOne({ seq: 1 }, { $set: { sealed }, $unset: { reason: '' } });
    expect(await faults()).toEqual(['entry 1 was altered: its reason is another']);
    expect(JSON.stringify(await rows().findOne({}, { projection: { reason: 0 } }))).not.toContain('EHC');
  });
});

describe('what somebody does to it behind the app’s back', () => {
  let kept: AuditHead;
  beforeEach(async () => {
    await write(6);
    kept = (await heads().findOne({}, { projection: { _id: 0 } })) as unknown as AuditHead;
  });

  const swap = async (a: number, b: number): Promise<void> => {
    const put = (from: number, to: number) => rows().updateOne({ seq: from }, { $set: { seq: to } });
    await put(a, -1);
    await put(b, a);
    await put(-1, b);
  };
  const rehash = async (seq: number): Promise<void> => {
    const row = await rows().findOne({ seq });
    const { _id, ...rest } = row ?? {};
    await rows().updateOne(
      { seq },
      { $set: { hash: hashOf(rest as unknown as Parameters<typeof hashOf>[0]) } },
    );
  };

  it.each<[string, () => Promise<unknown>, readonly string[]]>([
    ['nothing', async () => {}, []],
    [
      'another person',
      () => rows().updateOne({ seq: 3 }, { $set: { userId: 'UOTHER' } }),
      ['entry 3 was altered'],
    ],
    ['another instant', () => rows().updateOne({ seq: 2 }, { $set: { at: 1 } }), ['entry 2 was altered']],
    [
      'a hash of its own',
      () => rows().updateOne({ seq: 2 }, { $set: { hash: 'x' } }),
      ['entry 2 was altered', 'entry 3 does not follow the entry before it'],
    ],
    [
      'a change with a new hash',
      async () => {
        await rows().updateOne({ seq: 3 }, { $set: { did: 'listed' } });
        await rehash(3);
      },
      ['entry 4 does not follow the entry before it'],
    ],
    [
      'the last one changed, with a new hash',
      async () => {
        await rows().updateOne({ seq: 6 }, { $set: { did: 'listed' } });
        await rehash(6);
      },
      ['the last entry or the head was altered'],
    ],
    ['one taken out', () => rows().deleteOne({ seq: 3 }), ['entry 3 is missing']],
    ['two taken out', () => rows().deleteMany({ seq: { $in: [3, 4] } }), ['entries 3 to 4 are missing']],
    ['the first taken out', () => rows().deleteOne({ seq: 1 }), ['entry 1 is missing']],
    [
      'two exchanged',
      () => swap(2, 5),
      [
        'entry 2 was reordered: it was written as entry 5',
        'entry 5 was reordered: it was written as entry 2',
      ],
    ],
    [
      'the tail cut off',
      () => rows().deleteMany({ seq: { $gt: 4 } }),
      ['entries 5 to 6 are missing at the end'],
    ],
    ['the head gone', () => heads().deleteMany({}), ['the head is missing']],
    ['all gone but the head', () => rows().deleteMany({}), ['entries 1 to 6 are missing at the end']],
  ])('is named: %s', async (_what, tamper, named) => {
    await tamper();
    const found = await faults();
    for (const fault of named) expect(found).toContain(fault);
    if (named.length === 0) expect(found).toEqual([]);
    else expect(found).not.toEqual([]);
  });

  it('is found where tail and head are cut off alike, by a head that was written down', async () => {
    await rows().deleteMany({ seq: { $gt: 4 } });
    const last = await rows().findOne({ seq: 4 });
    await heads().updateOne({}, { $set: { seq: 4, hash: last?.hash } });
    expect(await faults()).toEqual([]);
    expect(await faults([kept])).toEqual(['entry 6 is not the one that was written down earlier']);
  });
});
