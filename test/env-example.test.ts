import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { envExample } from '../scripts/env-example.ts';
import { environment, readConfig } from '../src/config.ts';

describe('.env.example', () => {
  it('is what npm run env-example writes', async () => {
    expect(await readFile('.env.example', 'utf8')).toBe(envExample());
  });

  it('names and describes every variable', () => {
    for (const [name, schema] of Object.entries(environment.shape)) {
      expect(envExample()).toMatch(new RegExp(`^# .+\\n(# )?${name}=`, 'm'));
      expect(schema.description).toMatch(/^\S.{10,100}$/);
    }
  });

  it('asks for the required values and nothing else', () => {
    const read = readConfig(parseEnv(envExample()));
    const asked = read.ok ? [] : read.faults.map((fault) => fault.split(':')[0]);
    expect(asked).toEqual(['SLACK_SIGNING_SECRET', 'MONGODB_URI', 'DATA_KEYS', 'SLACK_BOT_TOKEN']);
  });
});
