import { addDays, dateAt } from '../../../src/domain/dates.ts';
import { minutesOfReview } from '../../../src/domain/sheets/minutes-of-review.ts';
import { instantAt } from '../demo/at-day.ts';
import { appPlace, selfPlace, sencoChannel } from '../demo/people.ts';
import { seesFile } from '../slack/visible.ts';
import type { World } from '../slack/world.ts';
import type { Aside } from './kept-state.ts';
import type { GuideStep } from './page-api.ts';

const TIME_ZONE = 'Europe/London';

/** Midnight after an instant: what came on the first day by itself is no day gone to. */
const dayAfter = (at: number): number => instantAt(addDays(dateAt(at, TIME_ZONE), 1), '00:00');

/** The first minute: what somebody new to the app tries, and whether they have. */
export interface Guide {
  readonly steps: () => readonly GuideStep[] | null;
  readonly putAway: () => void;
  /** Somebody opened a file. */
  readonly opened: (fileId: string, as: string) => void;
  readonly kept: () => Aside['guide'];
}

/** `since` is an instant of the workspace's own clock: what was there before does not count. */
export const startGuide = ({ world, kept }: { world: World; kept: Aside['guide'] }): Guide => {
  let { opened, putAway } = kept;
  const hasNew = (channel: string, begins: string, since = kept.since): boolean =>
    world.messages.some(
      (message) =>
        message.channel === channel &&
        message.user === world.app.botUserId &&
        message.ephemeralFor === undefined &&
        Number(message.ts) * 1000 > since &&
        message.text.startsWith(begins),
    );
  const steps = (): readonly GuideStep[] => [
    {
      text: 'Log an attempt as Zofia’s key person: type /intervention zofia',
      ...{ as: 'UPRIYA', place: selfPlace('UPRIYA'), done: hasNew(appPlace('UPRIYA'), 'Logged') },
    },
    {
      text: 'Go to the next day, and see what comes to the SENCO channel',
      ...{ as: 'UANNA', place: sencoChannel, done: hasNew(sencoChannel, '', dayAfter(kept.since)) },
    },
    {
      text: 'Hold Zofia’s review as the SENCO: type /review zofia',
      ...{ as: 'UANNA', place: sencoChannel },
      done: hasNew(appPlace('UANNA'), `Saved: ${minutesOfReview.title}`),
    },
    {
      text: 'Open the PDF of the minutes, ready to be signed',
      ...{ as: 'UANNA', place: appPlace('UANNA'), done: opened },
    },
  ];
  return {
    steps: () => {
      const now = steps();
      return putAway || now.every(({ done }) => done) ? null : now;
    },
    putAway: () => {
      putAway = true;
    },
    opened: (fileId, as) => {
      const file = world.files[fileId];
      if (as === 'UANNA' && file?.name.endsWith('.pdf') && seesFile(world, file, as)) opened = true;
    },
    kept: () => ({ since: kept.since, opened, putAway }),
  };
};
