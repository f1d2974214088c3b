const MINUTE_MS = 60_000;

/** Answers true up to so many times in each minute. */
export const allowance = ({ now, most }: { readonly now: () => number; readonly most: number }) => {
  let minute = 0;
  let taken = 0;
  return (): boolean => {
    const current = Math.floor(now() / MINUTE_MS);
    if (current !== minute) [minute, taken] = [current, 0];
    taken += 1;
    return taken <= most;
  };
};
