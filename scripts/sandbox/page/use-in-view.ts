import { useEffect } from 'react';

/** Scrolls to the option the arrow keys have come to. */
export const useInView = (id: string | undefined) => {
  useEffect(() => {
    if (id !== undefined) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id]);
};
