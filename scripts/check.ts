import { spawn } from 'node:child_process';

/** The fast ones first. `npm run check -- --static` leaves the tests out. */
const tsx = (script: string, ...args: string[]): string[] => ['--import', 'tsx', script, ...args];
const steps: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: 'env example', args: tsx('scripts/env-example.ts', '--check') },
  { name: 'manifest', args: tsx('scripts/manifest.ts', '--check') },
  {
    name: 'biome (lint, format)',
    args: [
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      '--max-diagnostics=20',
      '.',
    ],
  },
  { name: 'tsc (types)', args: ['node_modules/typescript/bin/tsc'] },
  { name: 'dependency-cruiser (who imports whom)', args: tsx('scripts/check-architecture.ts') },
  { name: 'knip (unused files, exports, packages)', args: ['node_modules/knip/bin/knip.js'] },
];
const tests = {
  name: 'jest (tests)',
  args: ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'],
};

const run = (args: readonly string[]): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.on('close', (code) => resolve({ code, output }));
  });

let failed = 0;
for (const step of process.argv.includes('--static') ? steps : [...steps, tests]) {
  const start = performance.now();
  const { code, output } = await run(step.args);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)\n`);
  if (code !== 0) process.stdout.write(`${output.trim()}\n\n`);
  failed += code === 0 ? 0 : 1;
}
process.exitCode = failed === 0 ? 0 : 1;
