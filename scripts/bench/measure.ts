const MB = 1024 * 1024;
const SAMPLE_MS = 50;

export interface Measured {
  readonly seconds: number;
  /** MB of live objects that stayed, and of the process at its largest, over what there was before. */
  readonly heapKept: number;
  readonly rssPeak: number;
}

/** Time and memory of one run; after a collection of garbage, so that runs can be compared. */
export const measure = async (work: () => Promise<unknown>): Promise<Measured> => {
  globalThis.gc?.();
  const before = process.memoryUsage();
  let peak = before.rss;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, SAMPLE_MS);
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(timer);
  globalThis.gc?.();
  return {
    seconds,
    heapKept: (process.memoryUsage().heapUsed - before.heapUsed) / MB,
    rssPeak: (peak - before.rss) / MB,
  };
};
