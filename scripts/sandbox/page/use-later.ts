import { useEffect, useRef } from 'react';

/** Runs the last of several calls, once they have stopped for a while. */
export const useLater = () => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (call: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(call, ms);
  };
};
