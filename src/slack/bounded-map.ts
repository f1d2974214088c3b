/** A map that forgets what was put in first when it grows over `most`. */
export const createBoundedMap = <V>(most: number) => {
  const held = new Map<string, V>();
  return {
    get: (key: string): V | undefined => held.get(key),
    set: (key: string, value: V): void => {
      held.delete(key);
      held.set(key, value);
      const [oldest] = held.keys();
      if (held.size > most && oldest !== undefined) held.delete(oldest);
    },
    delete: (key: string): void => {
      held.delete(key);
    },
  };
};

/** Answers true for a key it has not seen, of the latest `most`. */
export const createFirstTime = (most: number) => {
  const seen = createBoundedMap<true>(most);
  return (key: string): boolean => {
    if (seen.get(key)) return false;
    seen.set(key, true);
    return true;
  };
};
