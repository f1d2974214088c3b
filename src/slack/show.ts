import type { BlockAction, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Asked } from './after-ack.ts';
import type { Reply } from './handlers.ts';
import type { Runtime } from './runtime.ts';
import { replace, tell } from './tell.ts';
import { unfit } from './unfit.ts';

const update = async (
  { clientsOf, viewTurns }: Runtime,
  { tenant }: Asked,
  seen: ViewOutput,
  view: ModalView,
): Promise<void> => {
  const hash = viewTurns.hashFor(seen.id, seen.hash);
  try {
    const { interactive } = await clientsOf(tenant);
    const answer = await interactive.views.update({ view_id: seen.id, view, hash });
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
  asked: Asked,
  body: BlockAction,
  reply: Reply,
): Promise<void> => {
  const { trigger_id, view } = body;
  switch (reply.kind) {
    case 'done':
      return;
    case 'say':
      return tell(runtime, asked, body, reply.message);
    case 'open': {
      const { views } = (await runtime.clientsOf(asked.tenant)).interactive;
      await (view?.type === 'modal' ? views.push : views.open)({ trigger_id, view: reply.view });
      return;
    }
    case 'update':
      if (view?.type !== 'modal') throw unfit('update', 'button outside a form');
      return update(runtime, asked, view, reply.view);
    case 'replace':
      if (view) throw unfit('replace', 'button outside a message');
      return replace(runtime, asked, body, reply.message);
    default:
      throw unfit(reply.kind, 'button');
  }
};
