import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PropsOf } from './element-props.ts';
import { Dots } from './icons.tsx';
import { useSurfaceContext } from './surface-context.ts';
import { useWorkspaceContext } from './workspace-context.ts';

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export const OverflowElement = ({ element, block, naming }: PropsOf<'overflow'>) => {
  const { press } = useSurfaceContext();
  const { ask } = useWorkspaceContext();
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useEffect(() => {
    if (isOpen) menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [isOpen]);
  const close = () => {
    setIsOpen(false);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const all = items();
    all[step(all.indexOf(document.activeElement as HTMLElement), all.length)]?.focus();
  };
  const pick = async (option: (typeof element.options)[number]) => {
    close();
    if (!(await ask(element.confirm))) return;
    if (option.url) open(option.url, '_blank', 'noopener');
    await press({ block, action: element.action_id }, { type: 'overflow', selected_option: option });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices that the focus leaves
    <div
      className="overflow"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false);
      }}
    >
      <button
        ref={opener}
        type="button"
        className="button small"
        aria-label="More options"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-describedby={naming['aria-describedby']}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Dots />
      </button>
      {isOpen && (
        <div
          ref={menu}
          role="menu"
          className="menu"
          aria-label="More options"
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          {element.options.map((option) => (
            <button
              key={option.value}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => void pick(option)}
            >
              <bdi>{option.text.text}</bdi>
              {option.description && <small>{option.description.text}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
};
