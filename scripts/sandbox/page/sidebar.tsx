import type { Place } from '../workspace/page-api.ts';
import { Avatar } from './avatar.tsx';
import { PlaceSign } from './place-sign.tsx';
import { addressOf } from './places.ts';
import { useWorkspaceContext } from './workspace-context.ts';

const groups = [
  { title: 'Channels', kind: 'channel' },
  { title: 'Direct messages', kind: 'self' },
  { title: 'Apps', kind: 'app' },
] as const;

const kinds = { channel: '', self: ' (you)', app: '' } as const;
const nameOf = ({ kind, name }: Place) => (name.endsWith('(you)') ? name : `${name}${kinds[kind]}`);

export const Sidebar = ({
  open,
  isUnread,
}: {
  open: Place | undefined;
  isUnread: (place: Place) => boolean;
}) => {
  const { snapshot, go } = useWorkspaceContext();
  return (
    <nav className="sidebar" aria-label="Places">
      <p className="workspace-name">{snapshot.workspace}</p>
      {groups.map(({ title, kind }) => (
        <section key={kind} aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {snapshot.places
              .filter((place) => place.kind === kind)
              .map((place) => (
                <li key={place.id}>
                  <button
                    type="button"
                    className={isUnread(place) ? 'place unread' : 'place'}
                    aria-current={place.id === open?.id ? 'page' : undefined}
                    onClick={() => go({ place: addressOf(place), tab: 'messages' })}
                  >
                    {kind === 'channel' ? <PlaceSign place={place} /> : <Avatar name={place.name} />}
                    <bdi>{nameOf(place)}</bdi>
                    {place.isPrivate && kind === 'channel' && <span className="only-heard">, private</span>}
                    {isUnread(place) && <span className="only-heard">, new messages</span>}
                    {isUnread(place) && <span className="dot" aria-hidden="true" />}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
};
