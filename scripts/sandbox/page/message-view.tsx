import type { PageMessage, Place } from '../workspace/page-api.ts';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks.tsx';
import { FileCard } from './file-card.tsx';
import { Eye } from './icons.tsx';
import { nameOf, unescaped } from './messages.ts';
import { Problem } from './problem.tsx';
import { SurfaceContext } from './surface-context.ts';
import { TextObject } from './text-object.tsx';
import { dayOf, timeOf } from './time.ts';
import { useSurface } from './use-surface.ts';
import { useWorkspaceContext } from './workspace-context.ts';

/** What people write is shown as it is; the app and Slackbot may format their words. */
const Words = ({ message: { isApp, isSlackbot, text } }: { message: PageMessage }) =>
  text === '' ? null : (
    <TextObject
      text={isApp || isSlackbot ? { type: 'mrkdwn', text } : { type: 'plain_text', text: unescaped(text) }}
    />
  );

export const MessageView = ({ message, place }: { message: PageMessage; place: Place }) => {
  const { snapshot } = useWorkspaceContext();
  const { surface, problem } = useSurface({ channel: place.id, ts: message.ts });
  const name = nameOf(snapshot, message);
  return (
    <article
      className={message.isEphemeral ? 'message ephemeral' : 'message'}
      aria-label={`${name}, ${timeOf(message.ts)}`}
    >
      <Avatar name={name} />
      <div className="message-body">
        {message.isEphemeral && (
          <p className="only-you">
            <Eye /> Only visible to you
          </p>
        )}
        <p className="message-head">
          <bdi className="name">{name}</bdi>
          {(message.isApp || message.isSlackbot) && <span className="badge">APP</span>}
          <time dateTime={new Date(Number(message.ts) * 1000).toISOString()} title={dayOf(message.ts)}>
            {timeOf(message.ts)}
          </time>
        </p>
        {message.blocks.length > 0 ? (
          <SurfaceContext value={surface}>
            <Blocks blocks={message.blocks} />
          </SurfaceContext>
        ) : (
          <Words message={message} />
        )}
        {message.isEdited && <small className="edited">(edited)</small>}
        {message.files.map((file) => (
          <FileCard key={file.id} file={file} />
        ))}
        <Problem text={problem} />
      </div>
    </article>
  );
};
