import { CompactEncrypt, type CryptoKey, compactDecrypt, decodeProtectedHeader } from 'jose';

/** Where a sealed value stands. Sealed into it, so that it opens nowhere else. */
export type Place = string;

const ALG = 'dir';
const ENC = 'A256GCM';

/** A compact JWE (RFC 7516). Its protected header, with the place, is authenticated beside the text. */
export const sealText = ({
  key,
  kid,
  place,
  text,
  cty,
}: {
  readonly key: CryptoKey | Uint8Array;
  readonly kid: string;
  readonly place: Place;
  readonly text: string;
  readonly cty?: string;
}): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: ALG, enc: ENC, kid, place, ...(cty && { cty }) })
    .encrypt(key);

/** The text again. Rejects where the value was changed, sealed by another key or for another place. */
export const openText = async ({
  key,
  place,
  sealed,
}: {
  readonly key: CryptoKey | Uint8Array;
  readonly place: Place;
  readonly sealed: string;
}): Promise<string> => {
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
    keyManagementAlgorithms: [ALG],
    contentEncryptionAlgorithms: [ENC],
    // A value that unpacks to gigabytes is never one of ours.
    maxDecompressedLength: 0,
  });
  if (protectedHeader.place !== place) throw new Error('sealed for another place');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plaintext);
};

/** Whose key it says it needs, not yet proven; undefined for what is no JWE. */
export const kidOf = (sealed: string): string | undefined => {
  try {
    const { kid } = decodeProtectedHeader(sealed);
    return typeof kid === 'string' && /^[\w-]{1,64}$/.test(kid) ? kid : undefined;
  } catch {
    return undefined;
  }
};
