import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../faults.ts';
import { faultyReply, isDoneDespite } from '../reply.ts';
import { type Posted, tooLate } from './post.ts';

const cutOff = new Error('The connection broke');

/** Sends a request to the app with what a fault makes of it, seen from Slack: an answer that is late, broken or never comes. */
export const struck = async (
  fault: Fault | undefined,
  ack: number,
  send: () => Promise<Posted>,
): Promise<Posted> => {
  if (!fault) return send();
  const answer = isDoneDespite(fault) ? await send() : undefined;
  if (fault.kind === 'cut' || fault.kind === 'cut-after-accepting') throw cutOff;
  const late = fault.kind === 'slow' ? fault.ms : fault.kind === 'hang' ? ack : 0;
  await wait(Math.min(late, ack), undefined, { ref: false });
  const reply = faultyReply(fault);
  if (reply) return { status: reply.status, body: '', headers: {} };
  if (!answer || late >= ack) throw tooLate;
  return answer;
};
