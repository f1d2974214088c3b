import { type KeyboardEvent, useState } from 'react';
import type { Choice } from './choices.ts';

/** The state and the keys of a menu one can type into. */
export const useCombobox = ({
  choices,
  onPick,
  onQuery,
  onBackspace,
}: {
  choices: readonly Choice[];
  onPick: (choice: Choice) => void;
  onQuery: (query: string | null) => void;
  onBackspace: () => void;
}) => {
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(0);
  const active = choices[Math.min(at, choices.length - 1)];
  const close = () => {
    setIsOpen(false);
    onQuery(null);
  };
  const open = () => {
    if (isOpen) return;
    setIsOpen(true);
    setAt(0);
    onQuery('');
  };
  const move = (by: number) => {
    open();
    if (isOpen && choices.length > 0) setAt((at + by + choices.length) % choices.length);
    return true;
  };
  const pick = (choice: Choice) => {
    close();
    onPick(choice);
  };
  const keys = new Map<string, () => boolean>([
    ['ArrowDown', () => move(1)],
    ['ArrowUp', () => move(-1)],
    [
      'Enter',
      () => {
        if (isOpen && active) pick(active);
        return isOpen;
      },
    ],
    [
      'Escape',
      () => {
        if (isOpen) close();
        return isOpen;
      },
    ],
  ]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Backspace' && event.currentTarget.value === '') onBackspace();
    if (!keys.get(event.key)?.()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onType = (query: string) => {
    setIsOpen(true);
    setAt(0);
    onQuery(query);
  };
  return { isOpen, active, open, close, pick, onKeyDown, onType };
};
