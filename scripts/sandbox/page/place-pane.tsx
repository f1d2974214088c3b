import type { Place } from '../workspace/page-api.ts';
import { Composer } from './composer.tsx';
import { Guide } from './guide.tsx';
import { HomeTab } from './home-tab.tsx';
import { Back } from './icons.tsx';
import { MessageList } from './message-list.tsx';
import { PlaceSign } from './place-sign.tsx';
import { ReadOnly } from './read-only.tsx';
import type { SetDraft } from './use-composer.ts';
import type { Where } from './use-location.ts';
import { useWorkspaceContext } from './workspace-context.ts';

const Tabs = ({ tab }: { tab: Where['tab'] }) => {
  const { go } = useWorkspaceContext();
  const tabs = ['home', 'messages'] as const;
  return (
    <div role="tablist" aria-label="Graduated Response" className="tabs">
      {tabs.map((it) => (
        <button key={it} type="button" role="tab" aria-selected={it === tab} onClick={() => go({ tab: it })}>
          {it === 'home' ? 'Home' : 'Messages'}
        </button>
      ))}
    </div>
  );
};

export const PlacePane = ({
  place,
  tab,
  draft,
  setDraft,
}: {
  place: Place;
  tab: Where['tab'];
  draft: string;
  setDraft: SetDraft;
}) => {
  const { go, isPhone } = useWorkspaceContext();
  const isHome = place.kind === 'app' && tab === 'home';
  // Each place has a list and a composer of its own; siblings with one key would be drawn several times.
  return (
    <main className="pane">
      <header className="pane-bar">
        {isPhone && (
          <button
            type="button"
            className="quiet"
            aria-label="Back to the places"
            onClick={() => go({ place: null })}
          >
            <Back />
          </button>
        )}
        <h2>
          <PlaceSign place={place} />
          <bdi>{place.name}</bdi>
        </h2>
        {place.kind === 'app' && <Tabs tab={tab} />}
      </header>
      {!isPhone && <Guide />}
      {isHome ? <HomeTab /> : <MessageList key={`messages ${place.id}`} place={place} />}
      {isHome ||
        (place.writable ? (
          <Composer key={`composer ${place.id}`} place={place} draft={draft} setDraft={setDraft} />
        ) : (
          <ReadOnly />
        ))}
    </main>
  );
};
