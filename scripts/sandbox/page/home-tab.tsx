import { useEffect } from 'react';
import type { PageView } from '../workspace/page-api.ts';
import { Blocks } from './blocks.tsx';
import { Problem } from './problem.tsx';
import { SurfaceContext } from './surface-context.ts';
import { useSurface } from './use-surface.ts';
import { useWorkspaceContext } from './workspace-context.ts';

const HomeView = ({ view }: { view: PageView }) => {
  const { surface, problem } = useSurface({ view });
  return (
    <SurfaceContext value={surface}>
      <Blocks blocks={view.blocks} />
      <Problem text={problem} />
    </SurfaceContext>
  );
};

/** Slack tells the app each time somebody opens its Home. */
export const HomeTab = () => {
  const { snapshot, run } = useWorkspaceContext();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each person who opens it
  useEffect(() => {
    void run({ kind: 'home' });
  }, [snapshot.me]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard
    <div className="home" role="tabpanel" aria-label="Home" tabIndex={0}>
      {snapshot.home ? (
        <HomeView view={snapshot.home} />
      ) : (
        <p className="empty">The app has published no Home. It shows everything in messages and forms.</p>
      )}
    </div>
  );
};
