import { parentPort } from 'node:worker_threads';
import { type Job, type Outcome, toFailure } from './messages.ts';
import { producePdf } from './produce.ts';

async function work({ id, document }: Job): Promise<void> {
  const outcome: Outcome = await producePdf(document).then(
    (pdf) => ({ id, pdf }),
    (error: unknown) => ({ id, failure: toFailure(error) }),
  );
  parentPort?.postMessage(outcome, 'pdf' in outcome ? [outcome.pdf.buffer] : []);
}

// One after another: two at once would only take turns and hold two documents' fonts.
let queue = Promise.resolve();
parentPort?.on('message', (job: Job) => {
  queue = queue.then(() => work(job));
});
