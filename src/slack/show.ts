import type { BlockAction, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Reply } from './handlers.ts';
import type { Runtime } from './runtime.ts';
import { replace, tell } from './tell.ts';
import { unfit } from './unfit.ts';

const update = async ({ clients, viewTurns }: Runtime, seen: ViewOutput, view: ModalView): Promise<void> => {
  const hash = viewTurns.hashFor(seen.id, seen.hash);
  try {
    const answer = await clients.interactive.views.update({ view_id: seen.id, view, hash });
    viewTurns.updated({ viewId: seen.id, from: hash, to: answer.view?.hash });
    if (hash !== seen.hash) viewTurns.updated({ viewId: seen.id, from: seen.hash, to: answer.view?.hash });
  } catch (error) {
    // The person closed it meanwhile: there is nothing left to put it in.
    if (!(error instanceof WebAPIPlatformError && error.data.error === 'not_found')) throw error;
  }
};

/** Shows what a handler answered to something pressed. */
export const show = async (
  runtime: Runtime,
  asked: { readonly name: string; readonly userId: string },
  body: BlockAction,
  reply: Reply,
): Promise<void> => {
  const { trigger_id, view } = body;
  const { views } = runtime.clients.interactive;
  switch (reply.kind) {
    case 'done':
      return;
    case 'say':
      return tell(runtime, asked, body, reply.message);
    case 'open':
      await (view?.type === 'modal' ? views.push : views.open)({ trigger_id, view: reply.view });
      return;
    case 'update':
      if (view?.type !== 'modal') throw unfit('update', 'button outside a form');
      return update(runtime, view, reply.view);
    case 'replace':
      if (view) throw unfit('replace', 'button outside a message');
      return replace(runtime, asked, body, reply.message);
    default:
      throw unfit(reply.kind, 'button');
  }
};
