import type { Engine } from '../engine.ts';
import { Refusal } from '../refusal.ts';
import { issueTrigger } from '../triggers.ts';
import { viewPayload } from '../view-payload.ts';
import type { View } from '../world.ts';
import { type AppAnswer, deliverPayload } from './deliver.ts';
import { payloadBase } from './payload.ts';
import { httpProblem } from './problem.ts';
import { clientErrors } from './stop.ts';
import { applyAnswer, type Outcome, shownErrors } from './submission-answer.ts';

export interface SubmitResult extends Outcome {
  /** 0 where nothing was sent, or no answer came. */
  readonly status: number;
  readonly ms: number;
  /** False where Slack's client stopped it: a required field is empty, a text too long. */
  readonly sent: boolean;
  /** Why Slack shows "We had some trouble connecting": `timeout`, `http_500`, `invalid_arguments` … */
  readonly problem?: string;
  readonly details?: readonly string[];
}

const applied = (engine: Engine, view: View, answer: AppAnswer) => {
  const problem = httpProblem(answer);
  if (problem) return { closed: false, problem };
  try {
    return applyAnswer(engine, view, answer.body);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { closed: false, problem: error.code, details: error.messages };
  }
};

/** Presses Submit. Pressed twice at once, each press is a request of its own about the same view. */
export const submit = async (engine: Engine, view: View): Promise<SubmitResult> => {
  if (!view.submit) throw new Error('This view has no submit button');
  const errors = clientErrors(view);
  if (errors.length > 0) return { status: 0, ms: 0, sent: false, closed: false, ...shownErrors(errors) };
  const answer = await deliverPayload(engine, {
    type: 'view_submission',
    ...payloadBase(engine, view.userId),
    trigger_id: issueTrigger(engine, view.userId, view.id),
    view: viewPayload(engine.world, view),
    response_urls: [],
  });
  return { status: answer.status, ms: answer.ms, sent: true, ...applied(engine, view, answer) };
};
