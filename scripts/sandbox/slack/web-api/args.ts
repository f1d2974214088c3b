import { Refusal } from '../refusal.ts';

/** The arguments of one call. Form fields are all strings, JSON bodies are typed: both read the same here. */
export interface Args {
  readonly text: (name: string) => string | undefined;
  readonly required: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly json: (name: string) => unknown;
}

const parsed = (name: string, value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    throw new Refusal(
      name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments',
      name === 'blocks' ? [] : [`[ERROR] must be a valid JSON string [json-pointer:/${name}]`],
    );
  }
};

export const readArgs = (raw: Readonly<Record<string, unknown>>): Args => {
  const text = (name: string) => {
    const value = raw[name];
    if (value === undefined || value === null || value === '') return undefined;
    return typeof value === 'string' ? value : String(value);
  };
  return {
    text,
    required: (name) => {
      const value = text(name);
      if (!value) throw new Refusal('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
      return value;
    },
    flag: (name) => ['true', '1'].includes(text(name) ?? ''),
    json: (name) => {
      const value = raw[name];
      return typeof value === 'string' && value !== '' ? parsed(name, value) : value || undefined;
    },
  };
};
