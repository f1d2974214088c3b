import fc from 'fast-check';
import { base64url } from 'jose';
import { makeKey, unwrapKey } from '../../src/sealing/data-key.ts';
import { kidOf, openText, sealText } from '../../src/sealing/jwe.ts';
import { ringOf } from '../support/store-parts.ts';

const place = 'T1/children/c1/sealed';
const newKey = async () => {
  const ring = ringOf('k1');
  const made = await makeKey({ ring, placeOf: (kid) => kid });
  return (await unwrapKey({ ring, place: made.kid, ...made })).dataKey;
};

describe('a sealed text', () => {
  it('comes back as it went in, whatever it holds', async () => {
    const key = await newKey();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (value) => {
        const text = JSON.stringify(value);
        const sealed = await sealText({ ...key, place, text });
        expect(await openText({ ...key, place, sealed })).toBe(text);
      }),
    );
    for (const text of ['', '\uFEFFbegins with a mark', JSON.stringify('half a pair \uD800')]) {
      expect(await openText({ ...key, place, sealed: await sealText({ ...key, place, text }) })).toBe(text);
    }
  });

  it('is a compact JWE that names its key and its place, and is never the same twice', async () => {
    const key = await newKey();
    const [one, two] = await Promise.all([1, 2].map(() => sealText({ ...key, place, text: 'Zofia' })));
    expect(one).not.toBe(two);
    const [head = '', encryptedKey] = one?.split('.') ?? [];
    expect(JSON.parse(Buffer.from(base64url.decode(head)).toString())).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
      kid: key.kid,
      place,
    });
    expect(encryptedKey).toBe('');
  });

  it('opens nowhere else, with no other key, and not with any part of it changed', async () => {
    const key = await newKey();
    const sealed = await sealText({ ...key, place, text: 'Zofia' });
    await expect(openText({ ...key, place: 'T1/children/c2/sealed', sealed })).rejects.toThrow();
    await expect(openText({ key: (await newKey()).key, place, sealed })).rejects.toThrow();
    const parts = sealed.split('.');
    const forged = base64url.encode(
      JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: key.kid, place: 'T1/children/c2/sealed' }),
    );
    await expect(
      openText({ ...key, place: 'T1/children/c2/sealed', sealed: [forged, ...parts.slice(1)].join('.') }),
    ).rejects.toThrow();
    for (const part of [0, 2, 3, 4]) {
      const old = parts[part] ?? '';
      const changed = parts.with(part, `${old[0] === 'A' ? 'B' : 'A'}${old.slice(1)}`).join('.');
      await expect(openText({ ...key, place, sealed: changed })).rejects.toThrow();
    }
    for (const nonsense of ['', 'x', '....', `${sealed}.`]) {
      await expect(openText({ ...key, place, sealed: nonsense })).rejects.toThrow();
      if (!nonsense.startsWith('ey')) expect(kidOf(nonsense)).toBeUndefined();
    }
  });
});

describe('a wrapped data key', () => {
  const made = () => makeKey({ ring: ringOf('k1'), placeOf: (kid) => `T1/keys/s/${kid}` });
  const unwrap = async (ring: ReturnType<typeof ringOf>, change: object = {}) => {
    const { kid, wrapped } = await made();
    return unwrapKey({ ring, kid, wrapped, place: `T1/keys/s/${kid}`, ...change });
  };

  it('is wrapped again where an older key of the ring has wrapped it', async () => {
    expect((await unwrap(ringOf('k1'))).again).toBeUndefined();
    const { again } = await unwrap(ringOf('k2', 'k1'));
    expect(again).toMatchObject({ ringKid: 'k2' });
    expect(kidOf(again?.wrapped ?? '')).toBe('k2');
  });

  it('fails closed, naming the kid only', async () => {
    await expect(unwrap(ringOf('k2'))).rejects.toMatchObject({
      code: 'ring-key-missing',
      message: 'DATA_KEYS lacks the key k1, which data keys are wrapped by',
    });
    const other = [{ ...ringOf('k9')[0], kid: 'k1' }] as const;
    await expect(unwrap(other)).rejects.toMatchObject({ code: 'ring-key-wrong' });
    await expect(unwrap(ringOf('k1'), { place: 'T1/keys/other' })).rejects.toMatchObject({
      code: 'ring-key-wrong',
    });
  });

  it('cannot be taken out of memory', async () => {
    const { dataKey } = await unwrap(ringOf('k1'));
    await expect(crypto.subtle.exportKey('raw', dataKey.key)).rejects.toThrow();
    expect(JSON.stringify(dataKey)).not.toContain('"k"');
  });
});
