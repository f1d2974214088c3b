import { useRef, useState } from 'react';
import type { Option } from '../workspace/page-api.ts';
import { useSurfaceContext } from './surface-context.ts';
import { useLater } from './use-later.ts';

interface Suggested {
  readonly options: readonly Option[];
  readonly status: string;
}

const debounceMs = 250;
/** Slack's own, where the element names none. */
const defaultMinimum = 3;

/** What the app offers for what is typed into an external select. */
export const useSuggestions = ({
  block,
  action,
  minimum = defaultMinimum,
}: {
  block: string;
  action: string;
  minimum?: number | undefined;
}) => {
  const { suggest } = useSurfaceContext();
  const [suggested, setSuggested] = useState<Suggested>({ options: [], status: '' });
  const later = useLater();
  const latest = useRef(0);
  const onQuery = (query: string | null) => {
    latest.current += 1;
    const mine = latest.current;
    if (query === null) return;
    if (query.length < minimum) {
      const letters = minimum === 1 ? 'one letter' : `${minimum} letters`;
      setSuggested({ options: [], status: `Type at least ${letters}` });
      return;
    }
    setSuggested({ options: [], status: 'Searching…' });
    later(async () => {
      const { options = [], problem } = await suggest({ block, action }, query);
      if (mine === latest.current) setSuggested({ options, status: problem ?? 'No results' });
    }, debounceMs);
  };
  return { ...suggested, onQuery };
};
