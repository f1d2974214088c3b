import { readFile, writeFile } from 'node:fs/promises';

/**
 * Run after `npm install` behind a registry that does not offer the packages made for other platforms: npm then
 * leaves them out of the lockfile, `npm ci` refuses that lockfile, and it would lack them elsewhere.
 * Adds what is missing, with the version its parent names and the platform its name says.
 */
type Entry = {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const file = new URL('../package-lock.json', import.meta.url);
const lock: { packages: Record<string, unknown> } = JSON.parse(await readFile(file, 'utf8'));

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const platformOf = (name: string) => {
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : [];
  return Object.fromEntries(Object.entries({ cpu, libc, os }).filter(([, values]) => values.length > 0));
};

const before = Object.keys(lock.packages).length;
for (const parent of Object.values(lock.packages) as Entry[]) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const exact = /^\d+\.\d+\.\d+\S*$/.test(version);
    const place = `node_modules/${name}`;
    if (!exact || place in lock.packages) continue;
    const { os, ...platform } = platformOf(name);
    // In the order of keys that npm writes.
    const entry = { version, cpu: platform.cpu, dev: parent.dev, libc: platform.libc, optional: true, os };
    lock.packages[place] = entry;
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
await writeFile(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
process.stdout.write(`package-lock.json: ${sorted.length - before} packages of other platforms added\n`);
