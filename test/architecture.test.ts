import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = ['src', 'blocks'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

/** Comments may name what code may not use. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');

const filesWith = (pattern: RegExp): string[] => files.filter((file) => pattern.test(codeOf(file)));

describe('the source', () => {
  it('asks for the time in the clock only', () => {
    expect(filesWith(/\bnew Date\(\)|\bDate\.now\b|\bTemporal\.Now\b/)).toEqual(['src/clock.ts']);
  });

  it('reads the environment in the configuration only', () => {
    expect(filesWith(/\bprocess\.env\b|\bloadEnvFile\b/)).toEqual(['src/config.ts']);
  });

  it('takes only types from Slack into the views', () => {
    const values = filesWith(/import (?!type\b)[^;]*? from '@slack\//);
    expect(values.filter((file) => file.startsWith('blocks'))).toEqual([]);
  });
});
