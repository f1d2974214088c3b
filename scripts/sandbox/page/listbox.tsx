import { Fragment } from 'react';
import type { Choice } from './choices.ts';
import { useInView } from './use-in-view.ts';

interface Menu {
  readonly isOpen: boolean;
  readonly active: Choice | undefined;
  readonly pick: (choice: Choice) => void;
}

/** The open list. The input keeps the focus, so the mouse must not take it away. */
export const Listbox = ({
  id,
  menu,
  choices,
  status,
  has,
  isMultiple,
}: {
  id: string;
  menu: Menu;
  choices: readonly Choice[];
  status: string;
  has: (choice: Choice) => boolean;
  isMultiple: boolean;
}) => {
  useInView(menu.isOpen && menu.active ? `${id}-${menu.active.id}` : undefined);
  return (
    <>
      <div
        id={id}
        role="listbox"
        aria-label="Choices"
        aria-multiselectable={isMultiple}
        className="listbox"
        hidden={!menu.isOpen || choices.length === 0}
        onMouseDown={(event) => event.preventDefault()}
      >
        {menu.isOpen &&
          choices.map((choice, index) => (
            <Fragment key={choice.id}>
              {choice.group && choice.group !== choices[index - 1]?.group && (
                <div role="presentation" className="group">
                  {choice.group}
                </div>
              )}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active one */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's */}
              <div
                id={`${id}-${choice.id}`}
                role="option"
                aria-selected={has(choice)}
                className={choice.id === menu.active?.id ? 'option active' : 'option'}
                onClick={() => menu.pick(choice)}
              >
                <bdi>{choice.label}</bdi>
                {choice.more && <small>{choice.more}</small>}
              </div>
            </Fragment>
          ))}
      </div>
      <p className="listbox-status" role="status" hidden={!menu.isOpen || choices.length > 0}>
        {menu.isOpen && choices.length === 0 ? status : ''}
      </p>
    </>
  );
};
