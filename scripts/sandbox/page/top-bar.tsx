import { ClockBar } from './clock-bar.tsx';
import { PersonSwitcher } from './person-switcher.tsx';
import { useWorkspaceContext } from './workspace-context.ts';

export const TopBar = ({
  isDrawerOpen,
  toggleDrawer,
  toggleTheme,
}: {
  isDrawerOpen: boolean;
  toggleDrawer: () => void;
  toggleTheme: () => void;
}) => {
  const { theme, snapshot } = useWorkspaceContext();
  return (
    <header className="top">
      <h1 className="only-heard">{snapshot.workspace}, a local workspace</h1>
      <div className="notice">
        <p>This is a local workspace for trying. Do not enter real children.</p>
        <span className="top-buttons">
          <button type="button" className="link" aria-expanded={isDrawerOpen} onClick={toggleDrawer}>
            What Slack would have said
          </button>
          <button type="button" className="link" aria-pressed={theme === 'dark'} onClick={toggleTheme}>
            Dark colours
          </button>
        </span>
      </div>
      <div className="top-row">
        <PersonSwitcher />
        <ClockBar />
      </div>
    </header>
  );
};
