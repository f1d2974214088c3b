import { fold } from './names.ts';

/** Shorter given names are too often ordinary words or initials. */
const LEAST_LETTERS = 3;

const words = (text: string): readonly string[] => text.split(/[^\p{L}\p{M}'’-]+/u).filter(Boolean);

/** Written as a name: with a capital where the script has them. */
const asName = (word: string): boolean => word[0] === word[0]?.toUpperCase();

/**
 * Does a text for the whole setting name this child: the full name anywhere, or the given or preferred
 * name as a word of its own?
 */
export function namesChild(
  text: string,
  child: { readonly name: string; readonly preferredName: string },
): boolean {
  if (fold(text).includes(fold(child.name))) return true;
  const given = [child.name, child.preferredName].map((name) => fold(name.split(/\s+/u)[0] ?? ''));
  const written = new Set(
    words(text)
      .filter(asName)
      .map((word) => fold(word.replace(/['’]s$/u, ''))),
  );
  return given.some((name) => name.length >= LEAST_LETTERS && written.has(name));
}
