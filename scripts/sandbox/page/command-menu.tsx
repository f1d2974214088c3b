import type { Command } from './commands.ts';
import { useInView } from './use-in-view.ts';

/** What can be typed after the slash. The composer keeps the focus and names the active one. */
export const CommandMenu = ({
  id,
  offered,
  active,
  choose,
}: {
  id: string;
  offered: readonly Command[];
  active: Command | undefined;
  choose: (command: Command) => void;
}) => {
  useInView(active && `${id}-${active.command.slice(1)}`);
  return (
    <>
      <p role="status" className="only-heard">
        {offered.length > 0 ? `${offered.length} commands. Arrow keys choose, Enter takes one.` : ''}
      </p>
      <div
        id={id}
        role="listbox"
        aria-label="Commands"
        className="commands"
        // It may scroll; Tab in the composer takes a command, so that this is no stop on the way.
        tabIndex={0}
        hidden={offered.length === 0}
        onMouseDown={(event) => event.preventDefault()}
      >
        {offered.map((it) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the composer keeps the focus
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the composer's
          <div
            key={it.command}
            id={`${id}-${it.command.slice(1)}`}
            role="option"
            aria-selected={it === active}
            className={it === active ? 'option active' : 'option'}
            onClick={() => choose(it)}
          >
            <span>
              <strong>{it.command}</strong> <span className="usage">{it.usage}</span>
            </span>
            <small>{it.description}</small>
          </div>
        ))}
      </div>
    </>
  );
};
