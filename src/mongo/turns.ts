/** Takes a turn at a key, within this process; settles with what ends it. */
export const createTurns = (): ((key: string) => Promise<() => void>) => {
  const last = new Map<string, Promise<void>>();
  return async (key) => {
    const before = last.get(key);
    let end = (): void => {};
    const mine = new Promise<void>((resolve) => {
      end = resolve;
    });
    last.set(key, mine);
    await before;
    return () => {
      if (last.get(key) === mine) last.delete(key);
      end();
    };
  };
};
