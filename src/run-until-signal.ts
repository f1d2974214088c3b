const STOP_WITHIN_MS = 15_000;

type Running = { readonly stop: () => Promise<void> };

/**
 * Starts, waits for SIGTERM or SIGINT, stops and ends the process: code 0, or 1 when starting or stopping failed.
 * A signal during the start ends at once. Later ones change nothing: npm passes Ctrl-C on to a process that the
 * terminal has already told.
 */
export const runUntilSignal = async ({ start }: { start: () => Promise<Running> }): Promise<void> => {
  const signalled = new Promise<'signal'>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => resolve('signal'));
  });
  try {
    const running = await Promise.race([start(), signalled]);
    if (running === 'signal') process.exit(0);
    await signalled;
    setTimeout(() => endWith(['Stopping took too long; ended without waiting']), STOP_WITHIN_MS).unref();
    await running.stop();
    process.exit(0);
  } catch (error) {
    endWith([explain(error)]);
  }
};

/** Writes each line to standard error and ends the process with code 1. */
export const endWith = (lines: readonly string[]): never => {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
};

/** One sentence and no stack trace: what a person can do about a start that failed. */
const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return `Could not start: ${String(error)}`;
  if ('code' in error && 'port' in error && error.code === 'EADDRINUSE') {
    return `PORT: ${error.port} is used by another program; stop that program, or set PORT (and HEALTH_PORT) to other numbers`;
  }
  return `Could not start: ${error.message}`;
};
