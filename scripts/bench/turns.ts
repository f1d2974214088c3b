export interface Turn {
  /** Gives the others their turn; settles at one's own next one. */
  readonly next: () => Promise<void>;
  /** Takes no more turns. */
  readonly leave: () => void;
  /** Seconds of one's own turns. */
  readonly seconds: () => number;
}

/**
 * Several pieces of work of which one runs at a time, a little each: what else the machine does meanwhile falls on
 * all of them alike. Each begins by waiting for its first turn.
 */
export const inTurns = (count: number): readonly Turn[] => {
  const waiting = new Map<number, () => void>();
  const spent = Array<number>(count).fill(0);
  let started = 0;
  const pass = (from: number): void => {
    const order = Array.from({ length: count }, (_, step) => (from + 1 + step) % count);
    const to = order.find((each) => waiting.has(each));
    if (to === undefined) return;
    const go = waiting.get(to);
    waiting.delete(to);
    started = performance.now();
    go?.();
  };
  const stop = (number: number): void => {
    spent[number] = (spent[number] ?? 0) + (performance.now() - started) / 1000;
  };
  let present = 0;
  return spent.map((_, number) => {
    let running = false;
    return {
      next: () => {
        const turn = new Promise<void>((resolve) => {
          waiting.set(number, () => {
            running = true;
            resolve();
          });
        });
        if (running) {
          running = false;
          stop(number);
          pass(number);
        } else {
          present += 1;
          if (present === count) pass(count - 1);
        }
        return turn;
      },
      leave: () => {
        running = false;
        stop(number);
        pass(number);
      },
      seconds: () => spent[number] ?? 0,
    };
  });
};
