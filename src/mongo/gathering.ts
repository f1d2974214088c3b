/**
 * Writes of one key one after the other; what comes while one is under way is gathered and written together next.
 * Whoever waits for one row of a gathered write waits for all of it, and shares its failure.
 */
export const gathering = <T>(
  write: (items: readonly T[]) => Promise<void>,
): ((key: string, items: readonly T[]) => Promise<void>) => {
  const gathered = new Map<string, { readonly items: T[]; readonly done: Promise<void> }>();
  const last = new Map<string, Promise<void>>();
  return (key, items) => {
    const waiting = gathered.get(key);
    if (waiting) {
      waiting.items.push(...items);
      return waiting.done;
    }
    const own = [...items];
    const before = last.get(key) ?? Promise.resolve();
    const done = before
      .catch(() => {})
      .then(() => {
        gathered.delete(key);
        return write(own);
      })
      .finally(() => {
        if (last.get(key) === done) last.delete(key);
      });
    gathered.set(key, { items: own, done });
    last.set(key, done);
    return done;
  };
};
