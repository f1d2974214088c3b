import { useEffect, useState } from 'react';
import type { Exchange } from '../workspace/page-api.ts';
import { readExchanges } from './api.ts';

/** Read again with every version of the snapshot, while somebody looks. */
export const useExchanges = (version: number): readonly Exchange[] => {
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when there may be more
  useEffect(() => {
    let isGone = false;
    readExchanges().then(
      (read) => {
        if (!isGone) setExchanges(read);
      },
      () => {
        // The banner says already that the connection is lost.
      },
    );
    return () => {
      isGone = true;
    };
  }, [version]);
  return exchanges;
};
