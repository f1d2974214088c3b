import type { Engine } from '../engine.ts';
import { nextTs } from '../messages.ts';
import type { StoredPlace } from '../stored-blocks.ts';
import { issueTrigger } from '../triggers.ts';
import { deliverPayload } from './deliver.ts';
import { payloadBase } from './payload.ts';
import { httpProblem } from './problem.ts';
import type { Surface } from './surface.ts';

export interface ActionResult {
  readonly status: number;
  readonly ms: number;
  /** What went wrong, as far as Slack's client can tell: `timeout`, `http_500` … */
  readonly problem?: string;
}

/** Sends the block_actions for one element; `done` is what its kind adds, such as the option chosen. */
export const act = async (
  engine: Engine,
  userId: string,
  surface: Surface,
  { block, element }: StoredPlace,
  done: object,
): Promise<ActionResult> => {
  const action = {
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    ...done,
    action_ts: nextTs(engine),
  };
  const answer = await deliverPayload(engine, {
    type: 'block_actions',
    ...payloadBase(engine, userId),
    ...surface.place(),
    ...surface.more(),
    trigger_id: issueTrigger(engine, userId, surface.viewId),
    actions: [action],
  });
  const problem = httpProblem(answer);
  return { status: answer.status, ms: answer.ms, ...(problem && { problem }) };
};
