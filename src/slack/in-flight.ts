export interface InFlight {
  /** Counts work until it has ended, well or badly. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  /** Resolves when nothing is under way, or after `ms`; tells how many are left. */
  readonly idle: (ms: number) => Promise<number>;
}

/** Bolt does not wait for its listeners when it stops; this does. */
export const createInFlight = (): InFlight => {
  const running = new Set<Promise<unknown>>();

  const allEnded = async (): Promise<void> => {
    // What ends may have started more.
    while (running.size > 0) await Promise.allSettled(running);
  };

  return {
    track: (work) => {
      const ended: Promise<unknown> = work.then(
        () => running.delete(ended),
        () => running.delete(ended),
      );
      running.add(ended);
      return work;
    },
    idle: async (ms) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms);
      });
      await Promise.race([allEnded(), late]);
      clearTimeout(timer);
      return running.size;
    },
  };
};
