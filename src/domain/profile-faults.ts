import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** What is wrong with a value, and what to do about it. */
export function faultWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}`;
    case 'unrecognized_keys':
      return `holds ${issue.keys.map((key) => `“${key}”`).join(', ')}, which is not known here; take it out or correct its spelling`;
    case 'too_big':
      return issue.origin === 'string'
        ? `has ${String(issue.input).length} characters; at most ${issue.maximum} fit`
        : `must be at most ${issue.maximum}${issue.origin === 'array' ? ' items' : ''}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `needs at least ${issue.minimum} item`
        : `must be more than ${issue.minimum}`;
    case 'invalid_key':
      return 'is not known here; take it out or correct its spelling';
    default:
      return undefined;
  }
}

const ARTICLES: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  int: 'a whole number',
  number: 'a number',
  array: 'a list in [ ]',
  tuple: 'a list of two in [ ]',
  record: 'an object in { }',
  object: 'an object in { }',
};
const article = (expected: string): string => ARTICLES[expected] ?? expected;

/** One sentence naming the field: "cycle.dueDays: is missing". */
export const faultLine = ({ path, message }: { path: readonly PropertyKey[]; message: string }): string =>
  `${path.length > 0 ? path.map(String).join('.') : 'the file'}: ${message}`;
