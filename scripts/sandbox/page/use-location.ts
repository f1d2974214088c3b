import { useCallback, useEffect, useState } from 'react';

export interface Where {
  readonly as: string | null;
  /** Null on a phone means the list of places. */
  readonly place: string | null;
  readonly tab: 'home' | 'messages';
}

export const whereOf = (search: string): Where => {
  const given = new URLSearchParams(search);
  return {
    as: given.get('as'),
    place: given.get('in'),
    tab: given.get('tab') === 'home' ? 'home' : 'messages',
  };
};

export const searchOf = ({ as, place, tab }: Where): string => {
  const search = new URLSearchParams({
    ...(as !== null && { as }),
    ...(place !== null && { in: place }),
    ...(tab === 'home' && { tab }),
  });
  return `?${search}`;
};

/** Who one is and where, in the address: a reload stays, and Back goes back. */
export const useLocation = () => {
  const [where, setWhere] = useState(() => whereOf(location.search));
  useEffect(() => {
    const read = () => setWhere(whereOf(location.search));
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const go = useCallback((next: Partial<Where>) => {
    const changed = { ...whereOf(location.search), ...next };
    history.pushState(null, '', searchOf(changed));
    setWhere(changed);
  }, []);
  return { where, go };
};
