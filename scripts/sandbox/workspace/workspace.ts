import type { Slack } from '../slack/start-slack.ts';
import type { SandboxClock } from './clock.ts';
import type { Guide } from './guide.ts';
import type { Manifest } from './manifest.ts';

/** What the page's server works with. */
export interface Workspace {
  readonly slack: Slack;
  readonly clock: SandboxClock;
  readonly guide: Guide;
  readonly manifest: Manifest;
  readonly version: () => number;
  /** Tells everybody who listens, and has it saved. */
  readonly changed: () => void;
  /** Calls back after every change; returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A count that grows with every change, also over a restart: the page compares it with what it has. */
export const newVersions = (): Pick<Workspace, 'version' | 'changed' | 'subscribe'> => {
  let version = Date.now();
  const listeners = new Set<() => void>();
  return {
    version: () => version,
    changed: () => {
      version += 1;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
