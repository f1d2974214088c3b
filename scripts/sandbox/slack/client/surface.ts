import type { Engine } from '../engine.ts';
import { messagePayload } from '../messages.ts';
import { issueResponseUrl, responseUrlOf } from '../response-urls.ts';
import type { StoredBlock } from '../stored-blocks.ts';
import { viewPayload } from '../view-payload.ts';
import type { Message, StateValues, View } from '../world.ts';

/** Where a person is acting: a modal, the app's home, or a message. */
export interface Surface {
  readonly blocks: readonly StoredBlock[];
  readonly values: StateValues;
  readonly viewId?: string;
  /** What a block_suggestion says about the place. */
  readonly place: () => object;
  /** What a block_actions says about it besides. */
  readonly more: () => object;
}

export const viewSurface = ({ world }: Engine, view: View): Surface => ({
  blocks: view.blocks,
  values: view.values,
  viewId: view.id,
  place: () => ({
    container: { type: 'view', view_id: view.id },
    view: viewPayload(world, view),
  }),
  more: () => ({}),
});

export const messageSurface = (engine: Engine, message: Message, userId: string): Surface => ({
  blocks: message.blocks,
  values: {},
  place: () => ({
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.ephemeralFor !== undefined,
    },
    channel: { id: message.channel, name: engine.world.channels[message.channel]?.name },
    // Slack does not hand an ephemeral message back to the app.
    ...(!message.ephemeralFor && { message: messagePayload(engine.world, message) }),
  }),
  more: () => ({
    state: { values: {} },
    response_url: responseUrlOf(
      engine,
      issueResponseUrl(engine, { channel: message.channel, userId, messageTs: message.ts }),
    ),
  }),
});
