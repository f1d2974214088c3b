import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const plural = (count: number | bigint, word: string) => `${count} ${word}`;

const tooMany = ({ origin, maximum }: z.core.$ZodIssueTooBig) => {
  if (origin === 'string') return `must be less than ${plural(Number(maximum) + 1, 'characters')}`;
  return origin === 'array'
    ? `no more than ${plural(maximum, 'items')} allowed`
    : `must be less than or equal to ${maximum}`;
};

const tooFew = ({ origin, minimum }: z.core.$ZodIssueTooSmall) => {
  if (origin === 'string') return `must be more than ${plural(Number(minimum) - 1, 'characters')}`;
  return origin === 'array'
    ? `no less than ${plural(minimum, 'items')} allowed`
    : `must be greater than or equal to ${minimum}`;
};

const words = (issue: Issue): string => {
  switch (issue.code) {
    case 'too_big':
      return tooMany(issue);
    case 'too_small':
      return tooFew(issue);
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return issue.discriminator ? 'unsupported type' : 'failed to match all allowed schemas';
    case 'invalid_type':
      return issue.input === undefined && issue.path.length > 0
        ? `missing required field: ${String(issue.path.at(-1))}`
        : `must provide a value of type ${issue.expected}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
};

/** As Slack puts it in `response_metadata.messages`: `[ERROR] must be less than 25 characters [json-pointer:/view/title/text]`. */
export const errorLine = (message: string, path: readonly PropertyKey[]) =>
  `[ERROR] ${message} [json-pointer:/${path.map(String).join('/')}]`;

export const inSlacksWords = (issues: readonly Issue[], root: readonly PropertyKey[]): readonly string[] =>
  issues.map((issue) => errorLine(words(issue), [...root, ...issue.path]));
