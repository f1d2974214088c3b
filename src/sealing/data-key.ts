import { randomUUID } from 'node:crypto';
import { base64url, type CryptoKey, exportJWK, generateSecret } from 'jose';
import { ringKeyMissing, ringKeyWrong } from './errors.ts';
import { kidOf, openText, type Place, sealText } from './jwe.ts';
import type { Ring, RingKey } from './ring.ts';

/** What seals the rows of one setting. It cannot be taken out of memory through WebCrypto. */
export interface DataKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

export interface WrappedKey {
  readonly wrapped: string;
  /** The ring key that wrapped it. */
  readonly ringKid: string;
}

/** A new 256-bit key, wrapped: an encrypted JWK (RFC 7517 §7). */
export const makeKey = async ({
  ring,
  placeOf,
}: {
  readonly ring: Ring;
  readonly placeOf: (kid: string) => Place;
}): Promise<WrappedKey & { readonly kid: string }> => {
  const kid = randomUUID();
  const jwk = await exportJWK(await generateSecret('A256GCM', { extractable: true }));
  return { kid, ...(await wrap({ by: ring[0], place: placeOf(kid), text: JSON.stringify(jwk) })) };
};

/** The key, and how it is wrapped by the current ring key where an older one has wrapped it. */
export const unwrapKey = async ({
  ring,
  kid,
  place,
  wrapped,
}: {
  readonly ring: Ring;
  readonly kid: string;
  readonly place: Place;
  readonly wrapped: string;
}): Promise<{ readonly dataKey: DataKey; readonly again?: WrappedKey }> => {
  const text = await unwrap({ ring, place, wrapped });
  const { k } = JSON.parse(text) as { k: string };
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(base64url.decode(k)), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  const dataKey = { kid, key };
  return kidOf(wrapped) === ring[0].kid
    ? { dataKey }
    : { dataKey, again: await wrap({ by: ring[0], place, text }) };
};

const wrap = async ({
  by,
  place,
  text,
}: {
  readonly by: RingKey;
  readonly place: Place;
  readonly text: string;
}): Promise<WrappedKey> => ({
  wrapped: await sealText({ key: by.secret, kid: by.kid, place, text, cty: 'jwk+json' }),
  ringKid: by.kid,
});

const unwrap = async ({
  ring,
  place,
  wrapped,
}: {
  readonly ring: Ring;
  readonly place: Place;
  readonly wrapped: string;
}): Promise<string> => {
  const kid = kidOf(wrapped) ?? '?';
  const ringKey = ring.find((one) => one.kid === kid);
  if (!ringKey) throw ringKeyMissing(kid);
  try {
    return await openText({ key: ringKey.secret, place, sealed: wrapped });
  } catch {
    // Never the cause: what it says is about bytes.
    throw ringKeyWrong(kid);
  }
};
