import { useState } from 'react';
import { Drawer } from './drawer.tsx';
import { Guide } from './guide.tsx';
import { PlacePane } from './place-pane.tsx';
import { placeAt } from './places.ts';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import type { Where } from './use-location.ts';
import { useSeen } from './use-seen.ts';
import { useWorkspaceContext } from './workspace-context.ts';

/** Side by side where there is room; on a phone the list of places or one place. */
export const Layout = ({
  where,
  isLost,
  toggleTheme,
}: {
  where: Where;
  isLost: boolean;
  toggleTheme: () => void;
}) => {
  const { snapshot, isPhone } = useWorkspaceContext();
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const isList = isPhone && where.place === null;
  const place = isList ? undefined : placeAt(snapshot, where.place);
  const isUnread = useSeen(snapshot, place);
  const key = `${snapshot.me} ${place?.id}`;
  const setDraft = (next: (before: string) => string) =>
    setDrafts((all) => ({ ...all, [key]: next(all[key] ?? '') }));
  return (
    <div className={isList ? 'app list' : 'app'}>
      <TopBar
        isDrawerOpen={isDrawerOpen}
        toggleDrawer={() => setIsDrawerOpen(!isDrawerOpen)}
        toggleTheme={toggleTheme}
      />
      <p role="alert" className="lost" hidden={!isLost}>
        {isLost && 'The connection is lost. Trying again; what you typed stays here.'}
      </p>
      <div className={isDrawerOpen ? 'columns with-drawer' : 'columns'}>
        {isList && (
          <main className="left">
            <Guide />
            <Sidebar open={place} isUnread={isUnread} />
          </main>
        )}
        {!isPhone && <Sidebar open={place} isUnread={isUnread} />}
        {place && (
          <PlacePane
            key={snapshot.me}
            place={place}
            tab={where.tab}
            draft={drafts[key] ?? ''}
            setDraft={setDraft}
          />
        )}
        {isDrawerOpen && <Drawer close={() => setIsDrawerOpen(false)} />}
      </div>
    </div>
  );
};
