import type { App, BlockAction, BlockElementAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { afterAck } from './after-ack.ts';
import { heldValue } from './form-values.ts';
import type { Handlers } from './handlers.ts';
import { tenantOf } from './origin.ts';
import type { Runtime } from './runtime.ts';
import { seenView } from './seen-view.ts';
import { show } from './show.ts';
import { tell } from './tell.ts';

type Handler = Handlers['actions'][string];
type Args = Pick<SlackActionMiddlewareArgs<BlockAction>, 'body' | 'action' | 'ack'>;

/** A button's value, or what was selected; of several, ids joined by commas. */
const valueFor = (action: BlockElementAction): string => [heldValue(action)].flat().join(',');

/** The form or message it stands in: of two buttons pressed quickly the later one's answer must stay. */
const placeOf = ({ view, container, channel }: BlockAction): string | undefined =>
  view?.id ?? (container?.type === 'message' ? `${channel?.id}/${container.message_ts}` : undefined);

const run = async (
  runtime: Runtime,
  handler: Handler,
  { body, action }: Omit<Args, 'ack'>,
): Promise<void> => {
  const asked = { tenant: tenantOf(body), name: action.action_id, userId: body.user.id };
  /** The result, or undefined when it failed and the person was told so. */
  const orTell = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      const problem = runtime.report({ error, place: 'button', name: asked.name, user: asked.userId });
      const words = [...new Set([problem.words, ...Object.values(problem.fields ?? {})])].join('\n');
      await tell(runtime, asked, body, { text: words });
      return undefined;
    }
  };
  const reply = await orTell(async () =>
    handler(await runtime.contextFor(body), {
      value: valueFor(action),
      ...(body.view && { view: seenView(body.view) }),
      ...(body.message && { messageTs: body.message.ts }),
    }),
  );
  if (!reply) return;
  await orTell(() => show(runtime, asked, body, reply));
  // Outside the turn of this view: nothing waits for it.
  void runtime.inFlight.track(afterAck(runtime, asked, reply.afterwards));
};

export const registerActions = (app: App, runtime: Runtime): void => {
  const { actions } = runtime.handlers;
  for (const [action_id, handler] of Object.entries(actions)) {
    app.action<BlockAction>({ action_id, type: 'block_actions' }, async ({ body, action, ack }) => {
      const work = () => run(runtime, handler, { body, action });
      // In its turn from the moment it came, before anything is awaited.
      const place = placeOf(body);
      const done = place === undefined ? undefined : runtime.viewTurns.take(place, async () => work());
      await ack();
      await runtime.inFlight.track(done ?? work());
    });
  }
  // What needs no handler, such as a link or a select that is read on submitting, only wants its ack.
  app.action<BlockAction>({ type: 'block_actions' }, async ({ action, ack }) => {
    if (!Object.hasOwn(actions, action.action_id)) await ack();
  });
};
