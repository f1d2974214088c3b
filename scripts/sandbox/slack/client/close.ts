import type { Engine } from '../engine.ts';
import { viewPayload } from '../view-payload.ts';
import { closeView, stackOf } from '../views.ts';
import type { View } from '../world.ts';
import { deliverPayload } from './deliver.ts';
import { payloadBase } from './payload.ts';

const tell = (engine: Engine, view: View, cleared: boolean) =>
  deliverPayload(engine, {
    type: 'view_closed',
    ...payloadBase(engine, view.userId),
    view: viewPayload(engine.world, view),
    is_cleared: cleared,
  });

/** Closes the top view, or all of them where the cross is pressed or the view says `clear_on_close`. */
export const close = async (engine: Engine, userId: string, all: boolean): Promise<void> => {
  const stack = stackOf(engine.world, userId).toReversed();
  const cleared = all || stack[0]?.clearOnClose === true;
  const closing = cleared ? stack : stack.slice(0, 1);
  for (const view of closing) closeView(engine.world, view);
  for (const view of closing) if (view.notifyOnClose) await tell(engine, view, cleared);
};
