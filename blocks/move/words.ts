import type { KnownBlock } from '@slack/types';
import { longDate } from '../../src/domain/dates.ts';
import { lapsesOn, type Move } from '../../src/domain/move.ts';
import { actions, button, small, words } from '../parts.ts';
import { clip } from '../text.ts';
import { MOVE_CANCEL, MOVE_LOOK, MOVE_RECEIPT } from './ids.ts';

export type Side = 'sends' | 'receives';
interface Said {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

const REPEAT = 'This may be a repeat: the connection broke while it was being sent.';

const name = (setting: string): string => clip(setting, 200);

/** Where a move stands, by code alone: no name, no need (domain.md §8). */
export function moveWords(move: Move, side: Side): string {
  const who =
    side === 'sends'
      ? `${move.code}: move to ${name(move.toSettingName)}`
      : `${move.newCode || 'A child'} from ${name(move.settingName)}${move.newCode ? '' : ` (${move.code} there)`}`;
  switch (move.state) {
    case 'proposed':
      return `${who}, proposed for ${longDate(move.on)}. To be answered before ${longDate(lapsesOn(move))}.`;
    case 'accepted':
      return `${who}: accepted. It takes effect on ${longDate(move.on)}.`;
    case 'done':
      return `${who}: moved on ${longDate(move.doneOn)}.${side === 'sends' ? ' The record is with the new setting; you keep the receipt.' : ''}`;
    case 'declined':
      return `${who}: declined on ${longDate(move.answeredOn)}. Nothing has changed.`;
    case 'cancelled':
      return `${who}: cancelled by the sending SENCO. Nothing has changed.`;
    case 'timed out':
      return `${who}: nobody answered within 14 days, so it has ended. Nothing has changed.`;
  }
}

/** What can be done about it, for that side. */
export function moveButtons({ id: value, state }: Move, side: Side): readonly KnownBlock[] {
  if (state === 'done') return [actions(button({ action: MOVE_RECEIPT, label: 'Receipt (PDF)', value }))];
  if (side === 'receives' && state === 'proposed')
    return [actions(button({ action: MOVE_LOOK, label: 'Look at it', value }))];
  if (state === 'declined') return [actions(button({ action: MOVE_LOOK, label: 'See why', value }))];
  if (side === 'sends' && (state === 'proposed' || state === 'accepted'))
    return [actions(button({ action: MOVE_CANCEL, label: 'Cancel the move', value }))];
  return [];
}

export const moveMessage = (move: Move, side: Side, mayBeRepeat: boolean): Said => {
  const said = moveWords(move, side);
  const more = mayBeRepeat ? [REPEAT] : [];
  return {
    text: [said, ...more].join('\n'),
    blocks: [words(said), ...moveButtons(move, side), ...more.map(small)],
  };
};

const SHOWN = 15;

/** What `/child moves` answers. */
export const movesMessage = (moves: readonly { readonly move: Move; readonly side: Side }[]): Said => {
  const shown = moves.slice(0, SHOWN);
  const rest = moves.length > SHOWN ? [`And ${moves.length - SHOWN} older ones.`] : [];
  const head =
    moves.length === 0 ? 'There are no moves from or to your setting.' : 'Moves, the open ones first';
  return {
    text: [head, ...shown.map(({ move, side }) => moveWords(move, side)), ...rest].join('\n'),
    blocks: [
      words(head),
      ...shown.flatMap(({ move, side }) => [words(moveWords(move, side)), ...moveButtons(move, side)]),
      ...rest.map(small),
    ],
  };
};
