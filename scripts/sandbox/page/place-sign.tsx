import type { Place } from '../workspace/page-api.ts';
import { Lock } from './icons.tsx';

/** What Slack puts before a channel's name. */
export const PlaceSign = ({ place: { kind, isPrivate } }: { place: Place }) =>
  kind === 'channel' ? (
    <span className="sign" aria-hidden="true">
      {isPrivate ? <Lock /> : '#'}
    </span>
  ) : null;
