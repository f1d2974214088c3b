import { type KeyboardEvent, useState } from 'react';
import type { Place } from '../workspace/page-api.ts';
import { type Command, completed, isCommand, suggestCommands } from './commands.ts';
import { useWorkspaceContext } from './workspace-context.ts';

export type SetDraft = (next: (before: string) => string) => void;

/** The text being written, the command menu above it, and what became of the last message sent. */
export const useComposer = (place: Place, draft: string, setDraft: SetDraft) => {
  const { snapshot, run } = useWorkspaceContext();
  const [at, setAt] = useState(0);
  const [isDismissed, setIsDismissed] = useState(false);
  const [underWay, setUnderWay] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | undefined>();
  const offered = isDismissed ? [] : suggestCommands(snapshot.commands, draft);
  const active = offered[Math.min(at, offered.length - 1)];

  const type = (text: string) => {
    setDraft(() => text);
    setAt(0);
    setIsDismissed(false);
  };
  const choose = (command: Command) => type(completed(command));
  const send = async () => {
    const text = draft.trim();
    if (text === '') return;
    type('');
    setProblem(undefined);
    setUnderWay((all) => [...all, text]);
    const done = await run({ kind: 'write', place: place.id, text });
    setUnderWay((all) => all.toSpliced(all.indexOf(text), 1));
    setProblem(done.problem);
    // What was not sent comes back, unless something else is being written by now.
    if (done.problem !== undefined) setDraft((before) => before || text);
  };
  const move = (by: number) => () =>
    setAt((Math.min(at, offered.length - 1) + by + offered.length) % offered.length);
  const pick = () => {
    if (!active) return;
    // A command typed whole is sent by Enter, as in Slack.
    if (draft === active.command) void send();
    else choose(active);
  };
  const menuKeys = new Map<string, () => void>([
    ['ArrowDown', move(1)],
    ['ArrowUp', move(-1)],
    ['Enter', pick],
    ['Tab', () => active && choose(active)],
    ['Escape', () => setIsDismissed(true)],
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey || event.nativeEvent.isComposing) return;
    const key = offered.length > 0 ? menuKeys.get(event.key) : undefined;
    if (!key && event.key !== 'Enter') return;
    event.preventDefault();
    if (key) key();
    else void send();
  };
  return { offered, active, type, choose, send, onKeyDown, problem, underWay: underWay.filter(isCommand)[0] };
};
