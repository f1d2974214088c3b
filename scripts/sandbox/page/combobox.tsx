import { useEffect, useRef, useState } from 'react';
import { Chips } from './chips.tsx';
import type { Choice } from './choices.ts';
import type { Naming } from './element-props.ts';
import { Cross } from './icons.tsx';
import { Listbox } from './listbox.tsx';
import { useCombobox } from './use-combobox.ts';

export interface ComboboxProps {
  readonly naming: Naming;
  readonly isInvalid: boolean;
  readonly placeholder: string;
  /** What is offered for what is typed, and words where nothing is. */
  readonly choices: readonly Choice[];
  readonly status: string;
  readonly chosen: readonly Choice[];
  readonly isMultiple: boolean;
  readonly onChange: (chosen: readonly Choice[]) => void;
  readonly onQuery: (query: string | null) => void;
}

/** A menu one can type into, for one choice or several. */
export const Combobox = (props: ComboboxProps) => {
  const { naming, isInvalid, placeholder, choices, status, chosen, isMultiple, onChange, onQuery } = props;
  const [query, setQuery] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const has = ({ id }: Choice) => chosen.some((it) => it.id === id);
  const without = ({ id }: Choice) => chosen.filter((it) => it.id !== id);
  const picked = (choice: Choice) => {
    if (!isMultiple) return [choice];
    return has(choice) ? without(choice) : [...chosen, choice];
  };
  const menu = useCombobox({
    choices,
    onPick: (choice) => onChange(picked(choice)),
    onQuery: (next) => {
      setQuery(next);
      onQuery(next);
    },
    onBackspace: () => {
      if (isMultiple) onChange(chosen.slice(0, -1));
    },
  });
  useEffect(() => {
    if (menu.isOpen) box.current?.querySelector('.listbox')?.scrollIntoView({ block: 'nearest' });
  }, [menu.isOpen]);
  const listId = `${naming.id}-list`;
  const shown = isMultiple ? '' : (chosen[0]?.label ?? '');
  return (
    <div className="combobox" ref={box}>
      {isMultiple && <Chips chosen={chosen} remove={(choice) => onChange(without(choice))} />}
      <div className="combobox-row">
        <input
          {...naming}
          className="input"
          type="text"
          role="combobox"
          autoComplete="off"
          dir="auto"
          aria-expanded={menu.isOpen}
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={menu.isOpen && menu.active ? `${listId}-${menu.active.id}` : undefined}
          aria-invalid={isInvalid}
          placeholder={shown || placeholder}
          value={query === null || (query === '' && menu.isOpen && shown !== '') ? shown : query}
          onChange={({ target }) => menu.onType(target.value)}
          onFocus={({ target }) => target.select()}
          onClick={menu.open}
          onKeyDown={menu.onKeyDown}
          onBlur={menu.close}
        />
        {!isMultiple && chosen.length > 0 && (
          <button type="button" className="quiet" aria-label={`Clear ${shown}`} onClick={() => onChange([])}>
            <Cross />
          </button>
        )}
      </div>
      <Listbox id={listId} menu={menu} choices={choices} status={status} has={has} isMultiple={isMultiple} />
    </div>
  );
};
