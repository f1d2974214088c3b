import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Asset {
  readonly type: string;
  readonly body: Uint8Array | string;
}
/** By path: `/page.js` and what it brings along. */
export type Assets = ReadonlyMap<string, Asset>;

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

const typeOf = (path: string): string =>
  types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

const bundlePage = () =>
  build({
    entryPoints: { page: fileURLToPath(new URL('../page/main.tsx', import.meta.url)) },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    outdir: '/',
    write: false,
    loader: { '.svg': 'file', '.png': 'file', '.woff2': 'file' },
    // A fault of the page ends the start with esbuild's own words.
    logLevel: 'silent',
  });

const pdfWorker = () =>
  readFile(createRequire(import.meta.url).resolve('pdfjs-dist/build/pdf.worker.min.mjs'));

/** The page, bundled in memory: nothing is built beforehand and nothing is written. */
export const bundle = async (): Promise<Assets> => {
  const [{ outputFiles }, worker] = await Promise.all([bundlePage(), pdfWorker()]);
  const built = outputFiles.map(
    ({ path, contents }) => [path, { type: typeOf(path), body: contents }] as const,
  );
  return new Map<string, Asset>([
    ['/page.css', { type: typeOf('.css'), body: '' }],
    ...built,
    ['/pdf.worker.js', { type: typeOf('.js'), body: worker }],
  ]);
};
