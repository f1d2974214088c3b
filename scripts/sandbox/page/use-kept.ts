import { useState } from 'react';

const keptIn = <T>(key: string, initial: T): T => {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? initial;
  } catch {
    return initial;
  }
};

/** State that this browser keeps. Where it may not (private windows), it lasts as long as the page. */
export const useKept = <T>(key: string, initial: T) => {
  const [value, setValue] = useState(() => keptIn(key, initial));
  const keep = (next: T) => {
    setValue(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Kept for this page only.
    }
  };
  return [value, keep] as const;
};
