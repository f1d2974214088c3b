import { useEffect } from 'react';
import type { Place, Snapshot } from '../workspace/page-api.ts';
import { isUnread, newestTs } from './messages.ts';
import { useKept } from './use-kept.ts';

type Seen = Readonly<Record<string, string>>;

/** Which places have something new for this person: the open one is seen as it comes. */
export const useSeen = (snapshot: Snapshot | null, open: Place | undefined) => {
  const [seen, keep] = useKept<Seen>('seen', {});
  const me = snapshot?.me ?? '';
  const key = `${me} ${open?.id}`;
  const newest = open ? newestTs(open) : '0';
  useEffect(() => {
    if (open && Number(newest) > Number(seen[key] ?? '0')) keep({ ...seen, [key]: newest });
  });
  return (place: Place): boolean => place.id !== open?.id && isUnread(place, me, seen[`${me} ${place.id}`]);
};
