import { Worker } from 'node:worker_threads';
import type { Document } from '../domain/document.ts';
import { PdfFailed } from './errors.ts';
import { fromFailure, type Outcome } from './messages.ts';

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

interface Crew {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

let crew: Crew | undefined;
let lastId = 0;

function start(): Crew {
  const worker = new Worker(new URL('./worker-entry.mjs', import.meta.url), { execArgv: [] });
  const started: Crew = { worker, waiting: new Map() };
  const end = (reason: string) => {
    if (crew === started) crew = undefined; // the next render starts another
    for (const { reject } of started.waiting.values()) reject(new PdfFailed(reason));
    started.waiting.clear();
  };
  worker.on('message', (outcome: Outcome) => {
    const waiting = started.waiting.get(outcome.id);
    started.waiting.delete(outcome.id);
    if (started.waiting.size === 0) worker.unref(); // an idle worker keeps nobody from stopping
    if ('pdf' in outcome) waiting?.resolve(outcome.pdf);
    else waiting?.reject(fromFailure(outcome.failure));
  });
  worker.on('error', (error) =>
    end(`The PDF worker failed: ${error instanceof Error ? error.message : String(error)}`),
  );
  worker.on('exit', () => end('The PDF worker stopped'));
  return started;
}

/** Document → PDF, off the event loop. Rejects with `UnprintableText`, or with `PdfFailed` for all else. */
export function renderPdf(document: Document): Promise<Uint8Array> {
  crew ??= start();
  const { worker, waiting } = crew;
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.ref();
    worker.postMessage({ id, document });
  });
}

/** For an orderly stop; what is still being rendered is rejected. */
export async function closePdfWorker(): Promise<void> {
  const closing = crew;
  crew = undefined;
  await closing?.worker.terminate();
}
