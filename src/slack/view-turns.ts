import { createBoundedMap } from './bounded-map.ts';

export interface ViewTurns {
  /** Does what was pressed in one view in the order in which it was pressed. */
  readonly take: <T>(viewId: string, work: () => Promise<T>) => Promise<T>;
  /** The hash to update with: that of our own last update, where the press was made just before it arrived. */
  readonly hashFor: (viewId: string, seen: string) => string;
  readonly updated: (update: { viewId: string; from: string; to: string | undefined }) => void;
}

interface Chain {
  readonly replaced: readonly string[];
  readonly latest: string;
}

/**
 * Somebody who picks two things quickly sends the second before the first one's update has arrived. With the hash
 * as sent the second would be refused; without any it could overwrite another screen shown in the same view.
 */
export const createViewTurns = (): ViewTurns => {
  const last = new Map<string, Promise<unknown>>();
  const chains = createBoundedMap<Chain>(1000);
  return {
    take: async (viewId, work) => {
      const before = last.get(viewId) ?? Promise.resolve();
      const turn = before.then(work, work);
      last.set(viewId, turn);
      try {
        return await turn;
      } finally {
        if (last.get(viewId) === turn) last.delete(viewId);
      }
    },
    hashFor: (viewId, seen) => {
      const chain = chains.get(viewId);
      return chain?.replaced.includes(seen) ? chain.latest : seen;
    },
    updated: ({ viewId, from, to }) => {
      if (to === undefined) return;
      const before = chains.get(viewId);
      const replaced = before?.latest === from ? before.replaced : [];
      chains.set(viewId, { replaced: [...replaced.slice(-10), from], latest: to });
    },
  };
};
