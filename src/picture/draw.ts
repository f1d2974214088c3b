import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

const { resolve } = createRequire(import.meta.url);
const ENTRY = new URL('./draw-entry.mjs', import.meta.url);
const FONTS = '@expo-google-fonts/noto-sans';

/**
 * Draws an SVG as PNG, the only drawn kind that Slack shows. In a thread of its own, which ends with it: a picture
 * is made once a day for a lead.
 */
export const drawPng = async (svg: string): Promise<Uint8Array> => {
  const worker = new Worker(ENTRY, {
    workerData: {
      svg,
      wasm: resolve('@resvg/resvg-wasm/index_bg.wasm'),
      fonts: [
        resolve(`${FONTS}/400Regular/NotoSans_400Regular.ttf`),
        resolve(`${FONTS}/700Bold/NotoSans_700Bold.ttf`),
      ],
    },
    execArgv: [],
  });
  try {
    // Rejects where the thread fails.
    const [png] = await once(worker, 'message');
    if (!(png instanceof Uint8Array)) throw new Error('no picture was drawn');
    return png;
  } finally {
    await worker.terminate();
  }
};
