/** NUL, which ends a text for many programs, and halves of a character: UTF-8 has no bytes for them. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/**
 * A sentence where the text holds a character that would be changed in silence on its way into MongoDB, or that
 * no paper shows. It cannot be seen, so the sentence says what stands before it.
 */
export const unstorable = (text: string): string | undefined => {
  const found = UNSTORABLE.exec(text);
  if (!found) return undefined;
  const before = [...text.slice(0, found.index)].slice(-20).join('').trim();
  const place = before === '' ? 'at its beginning' : `after “${before}”`;
  return `This contains a character that cannot be stored, ${place}. Please delete it there, or type those words again.`;
};
