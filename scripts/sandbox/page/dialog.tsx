import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';

const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/** Chromium lets Tab leave a modal dialog for the browser's own bar; Slack's client keeps it inside. */
const keepTabInside = (event: KeyboardEvent<HTMLDialogElement>) => {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(focusable)].filter(
    (it) => it.tabIndex >= 0 && it.offsetParent !== null,
  );
  const [first, last] = [all[0], all.at(-1)];
  const goes = event.shiftKey ? first : last;
  const comes = event.shiftKey ? last : first;
  const isOutside = !all.includes(document.activeElement as HTMLElement) && event.shiftKey;
  if (document.activeElement !== goes && !isOutside) return;
  event.preventDefault();
  comes?.focus();
};

const giveBack = (before: Element | null) => {
  const to = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : null;
  (to ?? document.querySelector<HTMLElement>('#composer'))?.focus();
};

export const Dialog = ({
  labelledBy,
  className,
  onEscape,
  onKeyDown,
  children,
}: {
  labelledBy: string;
  className: string;
  onEscape: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLDialogElement>) => void;
  children: ReactNode;
}) => {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      giveBack(before);
    };
  }, []);
  const keys = (event: KeyboardEvent<HTMLDialogElement>) => {
    // A dialog above this one is its child for React: its keys are not meant for this one.
    event.stopPropagation();
    if (event.key === 'Tab') keepTabInside(event);
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      onEscape();
    }
    onKeyDown?.(event);
  };
  return (
    <dialog
      ref={ref}
      aria-labelledby={labelledBy}
      aria-modal="true"
      className={className}
      onKeyDown={keys}
      onCancel={(event) => {
        event.preventDefault();
        if (event.target === event.currentTarget) onEscape();
      }}
    >
      {children}
    </dialog>
  );
};
