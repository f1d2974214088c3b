/**
 * Who may import whom: what no line of `allowed` names is refused. Kept to the table in the README.
 * `from` is a folder, which may import itself; `to` is a pattern of files, `packages` of npm packages.
 */
const may = (from, { to = [], packages = [], node = false }) => [
  { from: { path: from }, to: { path: [from, ...to] } },
  ...(packages.length > 0 ? [{ from: { path: from }, to: { path: inPackages(packages) } }] : []),
  ...(node ? [{ from: { path: from }, to: { dependencyTypes: ['core'] } }] : []),
];
const inPackages = (names) => names.map((name) => `node_modules/${name}/`);

const domain = '^src/domain/';
const usecases = '^src/usecases/';
const ports = '^src/usecases/ports';
const root = ['^src/clock\\.ts$', '^src/logger\\.ts$', '^src/config\\.ts$'];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nobody-imports-scripts-or-test',
      severity: 'error',
      from: { path: '^(src|blocks)/' },
      to: { path: '^(scripts|test)/' },
    },
  ],
  allowedSeverity: 'error',
  allowed: [
    ...may(domain, { packages: ['zod', 'temporal-polyfill', 'csv-parse', 'ical.js'] }),
    ...may(usecases, { to: [domain, '^src/clock\\.ts$'] }),
    // Types only, which this parser cannot tell: test/architecture.test.ts does.
    ...may('^blocks/', { to: [domain], packages: ['@slack/types'] }),
    ...may('^src/slack/', {
      to: [domain, usecases, '^blocks/', ...root],
      packages: ['@slack/[^/]+', 'undici', 'zod'],
      node: true,
    }),
    ...may('^src/sealing/', { to: [domain], packages: ['jose'], node: true }),
    ...may('^src/mongo/', {
      to: [domain, ports, '^src/sealing/', ...root],
      packages: ['mongoose', 'canonicalize'],
      node: true,
    }),
    ...may('^src/(jobs|outbox)/', {
      to: [domain, usecases, ...root],
      packages: ['agenda', '@agendajs/[^/]+'],
      node: true,
    }),
    ...may('^src/pdf/', {
      to: [domain, ports, ...root],
      packages: [
        'pdfmake',
        '@types/pdfmake',
        'bidi-js',
        'fontkit',
        'linebreak',
        'tsx',
        '@expo-google-fonts/[^/]+',
      ],
      node: true,
    }),
    ...may('^src/picture/', {
      to: [domain],
      packages: ['@resvg/resvg-wasm', '@expo-google-fonts/[^/]+'],
      node: true,
    }),
    ...may('^src/export/', { to: [domain, ports, ...root], packages: ['csv-stringify', 'ical-generator'] }),
    { from: { path: '^src/[^/]+\\.ts$' }, to: {} },
    { from: { path: '^(scripts|test)/' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
