import type { Ports } from '../../usecases/ports.ts';
import type { Context, Message, Outbound, SeenView } from '../handlers.ts';
import { childFileView } from './child-file.ts';
import { deliver, type Paper } from './deliver.ts';

/** After the ack: a child's file underneath, where the form was opened from one, shows the change. */
export const showInFile =
  (ports: Ports, context: Context, { view, childId }: { view: SeenView; childId: string | null }) =>
  async (slack: Outbound): Promise<void> => {
    if (view.previousId && childId)
      await slack.updateView({ viewId: view.previousId, view: await childFileView(ports, context, childId) });
  };

/** After the ack: the card and its PDF go to the asker, and a child's file underneath shows the change. */
export const afterSave =
  (
    ports: Ports,
    context: Context,
    options: { view: SeenView; childId: string | null; card: Message; paper: Paper },
  ) =>
  async (slack: Outbound): Promise<void> => {
    await showInFile(ports, context, options)(slack);
    await deliver(ports, { actor: context.actor, slack, ...options });
  };
