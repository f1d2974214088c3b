import type { Notice } from '../domain/notice.ts';
import type { Showing } from '../usecases/ports.ts';

/** What is stored of an attempt to show a notice. */
export type Decision =
  | { readonly kind: 'settle'; readonly shown: number; readonly place: NonNullable<Notice['place']> }
  | {
      readonly kind: 'release';
      readonly why: Pick<Notice, 'state' | 'at' | 'attempts' | 'mayBeRepeat' | 'code'>;
    };

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30 * 60_000;

/** Doubles with every attempt; `random` (0 to 1) spreads workers that failed together. */
const backOff = (attempts: number, random: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts) * (0.5 + random / 2);

/**
 * What becomes of a notice after an attempt. What may have arrived is never repeated in silence: the next attempt
 * says that it may be a repeat. An update may be repeated as often as one likes.
 */
export const decide = ({
  notice,
  showing,
  now,
  random,
}: {
  readonly notice: Notice;
  readonly showing: Showing;
  readonly now: number;
  readonly random: number;
}): Decision => {
  const { attempts, mayBeRepeat, shown, wanted } = notice;
  const later = (more: Partial<Notice>): Decision => ({
    kind: 'release',
    why: { state: 'waiting', at: 0, attempts: attempts + 1, mayBeRepeat, code: '', ...more },
  });
  switch (showing.kind) {
    case 'shown':
      return { kind: 'settle', shown: wanted, place: showing.place };
    case 'nothing':
      return later({ state: 'dropped', attempts });
    case 'parked':
      return later({ state: 'parked', attempts, code: showing.code });
    case 'refused':
      return later({
        at: now + (showing.afterMs > 0 ? showing.afterMs : backOff(attempts, random)),
        code: showing.code,
      });
    case 'unsure':
      return later({
        at: now + backOff(attempts, random),
        mayBeRepeat: mayBeRepeat || shown === 0,
        code: showing.code,
      });
  }
};
