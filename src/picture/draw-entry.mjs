// JavaScript, because a worker starts without the loader of the thread that starts it.
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const { svg, wasm, fonts } = workerData;
await initWasm(await readFile(wasm));
const fontBuffers = await Promise.all(fonts.map((path) => readFile(path)));
const drawn = new Resvg(svg, {
  font: { fontBuffers, defaultFontFamily: 'Noto Sans', sansSerifFamily: 'Noto Sans' },
}).render();
parentPort?.postMessage(drawn.asPng());
