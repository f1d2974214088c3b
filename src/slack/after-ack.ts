import { codeOf } from './error-trace.ts';
import type { Message, Reply } from './handlers.ts';
import type { Runtime } from './runtime.ts';

/** Who asked for what. */
export interface Asked {
  readonly tenant: string;
  readonly name: string;
  readonly userId: string;
}

/** A message to the person's direct messages, as the last way to reach them: where it fails, that is only logged. */
export const tellByDm = async (runtime: Runtime, asked: Asked, message: Message): Promise<void> => {
  try {
    await runtime.outboundOf(asked.tenant).directMessage({ userId: asked.userId, message });
  } catch (error) {
    const { name: action, userId: user } = asked;
    runtime.logger.error({ action, user, code: codeOf(error) }, 'The person could not be told');
  }
};

/** The slow part of an answer. A fault in it is told in the person's direct messages. */
export const afterAck = async (runtime: Runtime, asked: Asked, work: Reply['afterwards']): Promise<void> => {
  if (!work) return;
  try {
    await work(runtime.outboundOf(asked.tenant));
  } catch (error) {
    const problem = runtime.report({ error, place: 'after', name: asked.name, user: asked.userId });
    await tellByDm(runtime, asked, { text: problem.words });
  }
};
