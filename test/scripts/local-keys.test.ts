import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { localKeysFile, readLocalKeys } from '../../scripts/local-keys.ts';

const root = join(import.meta.dirname, '../..');
let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'graduated-response-keys-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('the key of a local start', () => {
  it('is made once, for the owner only', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => readLocalKeys({ dataDir })));
    expect(second).toEqual(first);
    expect(await readLocalKeys({ dataDir })).toEqual(first);
    expect((await stat(localKeysFile(dataDir))).mode & 0o777).toBe(0o600);
  });

  it('is not made anew where its file is damaged', async () => {
    await writeFile(localKeysFile(dataDir), 'k1:hush');
    await expect(readLocalKeys({ dataDir })).rejects.toThrow('k1) must have 32 bytes');
    await expect(readLocalKeys({ dataDir })).rejects.not.toThrow('hush');
    expect(await readFile(localKeysFile(dataDir), 'utf8')).toBe('k1:hush');
  });
});

it.each(['src/main.ts', 'scripts/start.ts'])('%s refuses production without keys', async (script) => {
  const { DATA_KEYS: _, ...env } = process.env;
  const started = promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    env: {
      ...env,
      NODE_ENV: 'production',
      SLACK_SIGNING_SECRET: 's',
      SLACK_BOT_TOKEN: 'xoxb-1',
      MONGODB_URI: 'mongodb://127.0.0.1:9/x',
      DATA_DIR: dataDir,
    },
  });
  await expect(started).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^DATA_KEYS: is missing; .*\n$/),
  });
});
