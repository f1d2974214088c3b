import { readFileSync } from 'node:fs';

const { jest } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
// The tests of these files need no database.
const { globalSetup: _starts, globalTeardown: _stops, modulePathIgnorePatterns: _own, ...config } = jest;

/** Mutation testing of what must not be wrong: `npm run mutation`. */
export default {
  mutate: ['src/domain/access.ts', 'src/domain/money.ts', 'src/sealing/**/*.ts'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  jest: {
    projectType: 'custom',
    enableFindRelatedTests: false,
    config: {
      ...config,
      testMatch: ['<rootDir>/test/domain/{access,money}.test.ts', '<rootDir>/test/sealing/**/*.test.ts'],
    },
  },
  coverageAnalysis: 'perTest',
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
  tempDirName: '.data/stryker',
  ignorePatterns: ['.data', 'artefacts', 'docs'],
  concurrency: 2,
  // Not to be read: Stryker asks TypeScript by an interface that version 7 no longer has.
  tsconfigFile: 'none',
};
