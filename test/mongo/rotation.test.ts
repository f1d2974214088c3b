import { checkRing, rotateRing } from '../../src/mongo/ring-in-use.ts';
import * as sample from './samples.ts';
import { failure, sealedStore } from './sealed-support.ts';
import { ringOf } from './support.ts';

const { test, worker } = sealedStore();

describe('rotation', () => {
  it('goes on without a stop: old ring, both, new one', async () => {
    const child = sample.child();
    await test().store.children.insert(child);
    await test().store.drafts.put(sample.draft());
    const both = await worker({ ring: ringOf('k2', 'k1') });
    expect(await both.children.get(child)).toStrictEqual(child);
    // Read once, wrapped anew; the old worker still reads with the key it holds.
    expect(
      await test()
        .db.collection('keys')
        .findOne({ _id: 'T1/set-1' as never }),
    ).toMatchObject({
      ringKid: 'k2',
    });
    expect(await test().store.children.get(child)).toStrictEqual(child);
    const rotated = await rotateRing(test().connection, ringOf('k2', 'k1'));
    expect(rotated).toMatchObject({ rewrapped: expect.any(Number), notNeeded: ['k1'] });
    expect(rotated.rewrapped).toBeGreaterThan(0);
    expect(await rotateRing(test().connection, ringOf('k2', 'k1'))).toMatchObject({ rewrapped: 0 });
    const next = await worker({ ring: ringOf('k2') });
    expect(await next.children.get(child)).toStrictEqual(child);
    await checkRing(test().connection, ringOf('k2'));
  });

  it('fails closed without a key that is needed, and names it', async () => {
    const child = sample.child();
    await test().store.children.insert(child);
    const lost = await worker({ ring: ringOf('k7') });
    await expect(lost.children.get(child)).rejects.toEqual(failure('ring-key-missing'));
    await expect(lost.children.insert({ ...child, id: 'x' })).rejects.toEqual(failure('ring-key-missing'));
    await expect(checkRing(test().connection, ringOf('k7'))).rejects.toThrow(
      'DATA_KEYS lacks the key k2, which data keys are wrapped by',
    );
    const wrong = [{ kid: 'k2', secret: new Uint8Array(32) }] as const;
    await expect(checkRing(test().connection, wrong)).rejects.toEqual(failure('ring-key-wrong'));
  });
});
