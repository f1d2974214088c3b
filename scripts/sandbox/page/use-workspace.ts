import { useCallback, useEffect, useRef, useState } from 'react';
import type { Snapshot } from '../workspace/page-api.ts';
import { readSnapshot } from './api.ts';

const retryMs = 2000;

/** The snapshot of one person, read again whenever the server's version grows. */
export const useWorkspace = (as: string | null) => {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [isLost, setIsLost] = useState(false);
  const wanted = useRef(0);
  const version = useRef(-1);

  const refresh = useCallback(async () => {
    wanted.current += 1;
    const mine = wanted.current;
    try {
      const next = await readSnapshot(as);
      // An older answer may arrive after a newer one.
      if (mine !== wanted.current) return;
      version.current = next.version;
      setSnapshot(next);
      setIsLost(false);
    } catch {
      if (mine === wanted.current) setIsLost(true);
    }
  }, [as]);

  useEffect(() => {
    void refresh();
    const source = new EventSource('/changes');
    source.onmessage = ({ data }) => {
      if (JSON.parse(data).version !== version.current) void refresh();
    };
    source.onopen = () => void refresh();
    source.onerror = () => setIsLost(true);
    return () => source.close();
  }, [refresh]);

  useEffect(() => {
    if (!isLost) return;
    const timer = setInterval(() => void refresh(), retryMs);
    return () => clearInterval(timer);
  }, [isLost, refresh]);

  return { snapshot, isLost, refresh };
};
