import { useWorkspaceContext } from './workspace-context.ts';

/** Slack's banner where nothing can be written, and the way to where commands can. */
export const ReadOnly = () => {
  const { snapshot, go } = useWorkspaceContext();
  const writable = snapshot.places.find((place) => place.writable);
  return (
    <div className="read-only">
      <p>Sending messages to this app has been turned off.</p>
      {writable && (
        <p>
          Commands can be typed in any channel and in your own messages.{' '}
          <button
            type="button"
            className="link"
            onClick={() => go({ place: writable.kind === 'channel' ? writable.id : writable.kind })}
          >
            Go to {writable.name}
          </button>
        </p>
      )}
    </div>
  );
};
