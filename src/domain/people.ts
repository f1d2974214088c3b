/** An adult on a sheet: name and role, typed one a line. */
export interface Person {
  readonly name: string;
  /** Empty when none was given. */
  readonly role: string;
}

/** Bullets, and separators with no name before them. */
const LEADING = /^[-–—•·*,，،、\s]+/u;
const COMMA = /[,，،、]/u;
/** Only with space on both sides: hyphenated names stay whole. */
const SPACED_DASH = /\s[-–—]\s/u;

interface Cut {
  readonly at: number;
  readonly role: string;
}

function cutAt(line: string, separator: RegExp): Cut | undefined {
  const found = separator.exec(line);
  return found ? { at: found.index, role: line.slice(found.index + found[0].length) } : undefined;
}

/** The bracket that closes the line, back to the one that opens it: `Dr Li (physiotherapist)`. */
function cutAtBracket(line: string): Cut | undefined {
  if (!/[)）]$/u.test(line)) return undefined;
  let depth = 0;
  for (let at = line.length - 1; at >= 0; at -= 1) {
    if (/[)）]/u.test(line.charAt(at))) depth += 1;
    if (/[(（]/u.test(line.charAt(at))) depth -= 1;
    if (depth === 0) return { at, role: line.slice(at + 1, -1) };
  }
  return undefined;
}

/** The first separator with a name before it decides. */
function parsePerson(line: string): Person {
  const [cut] = [cutAt(line, COMMA), cutAt(line, SPACED_DASH), cutAtBracket(line)]
    .filter((found) => found !== undefined)
    .filter(({ at }) => line.slice(0, at).trim() !== '')
    .sort((a, b) => a.at - b.at);
  return cut ? { name: line.slice(0, cut.at).trim(), role: cut.role.trim() } : { name: line, role: '' };
}

/** Reads "Joanna Wiśniewska, mother", "Anna Kowalska – SENCO" and "Dr Li (physiotherapist)", one a line. */
export const parsePeople = (text: string): readonly Person[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.replace(LEADING, '').trim())
    .filter((line) => line !== '')
    .map(parsePerson);

/** A name that ends in brackets keeps its comma, or the brackets would be read as the role. */
const formatPerson = ({ name, role }: Person) =>
  role !== '' ? `${name}, ${role}` : /[)）]$/u.test(name) ? `${name},` : name;

/** One person a line, as `parsePeople` reads it back. */
export const formatPeople = (people: readonly Person[]): string => people.map(formatPerson).join('\n');
