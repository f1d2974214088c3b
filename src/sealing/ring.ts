/** A key that wraps data keys. It comes from the environment and is never stored. */
export interface RingKey {
  readonly kid: string;
  readonly secret: Uint8Array;
}

/** The first one is current: it wraps what is new. The others still open what they wrapped. */
export type Ring = readonly [RingKey, ...RingKey[]];

export type RingResult =
  | { readonly ok: true; readonly ring: Ring }
  | { readonly ok: false; readonly faults: readonly string[] };

const BYTES = 32;
const KID = /^[A-Za-z0-9_-]{1,32}$/;
/** 43 characters, and none of their bits is left over: one spelling for one key. */
const SECRET = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/** Reads `k2:…,k1:…`. Faults name positions and kids, never what stands behind the colon. */
export const readRing = (text: string): RingResult => {
  const faults: string[] = [];
  const keys = text.split(',').map((part, index): RingKey => {
    const [kid = '', secret = '', ...rest] = part.trim().split(':');
    const which = `key ${index + 1}`;
    // What is no kid may be a secret without its kid.
    if (!KID.test(kid) || rest.length > 0 || secret === '')
      faults.push(`${which} must be a short name (letters, digits, - and _), a colon and the key`);
    else if (!SECRET.test(secret))
      faults.push(`${which} (${kid}) must have ${BYTES} bytes as base64url, which is 43 characters`);
    return { kid, secret: Uint8Array.from(Buffer.from(secret, 'base64url')) };
  });
  if (faults.length === 0) faults.push(...repeated(keys));
  const [current, ...older] = keys;
  return current && faults.length === 0 ? { ok: true, ring: [current, ...older] } : { ok: false, faults };
};

const repeated = (keys: readonly RingKey[]): string[] =>
  keys.flatMap(({ kid, secret }, index) => {
    const before = keys.slice(0, index);
    if (before.some((key) => key.kid === kid)) return [`the name ${kid} stands there twice`];
    const same = before.find((key) => Buffer.from(key.secret).equals(secret));
    return same ? [`${same.kid} and ${kid} are the same key`] : [];
  });
