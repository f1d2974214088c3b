import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, type Logger } from '../logger.ts';
import type { Ports } from '../usecases/ports.ts';
import { type DrawTrend, type PublishHome, refreshHome } from '../usecases/refresh-home.ts';

/** Keeps the Homes that people have opened up to date, away from what anybody waits for. */
export interface Homes {
  /** Something that may show on these people's Homes was written. */
  readonly changed: (written: Parameters<Ports['store']['homes']['changed']>[0]) => void;
  /** Makes again what is to be made again, unless that is under way. */
  readonly wake: () => void;
  /** The same, and settles when nothing is left to do. */
  readonly refresh: () => Promise<void>;
  /** Begins nothing more; settles when what is under way has ended. */
  readonly rest: () => Promise<void>;
}

/** What is written within this time makes one view: a review writes four records. */
const TOGETHER_MS = 250;

export const createHomes = ({
  ports,
  publish,
  draw,
  logger,
}: {
  readonly ports: Ports;
  readonly publish: PublishHome;
  /** Null where no pictures are made: in a process that answers people. */
  readonly draw: DrawTrend | null;
  readonly logger: Logger;
}): Homes => {
  const next = refreshHome(ports, { publish, draw });
  const under = new Set<Promise<void>>();
  let stopped = false;
  let running: Promise<void> | undefined;

  const all = async (): Promise<void> => {
    const seen = new Set<string>();
    while (!stopped) {
      const home = await next();
      if (!home) return;
      const { kind, userId } = home;
      // Once in a pass, whatever happens: what changes all the time waits for the next one.
      if (seen.has(userId)) return;
      seen.add(userId);
      if (kind === 'shown') {
        if (home.published) logger.info({ job: 'home', user: userId }, 'Home was published again');
        continue;
      }
      logger.warn({ job: 'home', user: userId, code: home.code }, 'Home was not published');
      // Slack limits the app, not the person: the others wait, too.
      if (kind === 'refused' && home.afterMs > 0) return;
    }
  };
  const refresh = (): Promise<void> => {
    running ??= all().finally(() => {
      running = undefined;
    });
    return running;
  };
  const track = (work: () => Promise<void>): void => {
    const ended = work()
      .catch((error) =>
        logger.warn({ job: 'home', code: codeOf(error) }, 'Homes were not made again; it goes on'),
      )
      .finally(() => under.delete(ended));
    under.add(ended);
  };
  return {
    changed: (written) =>
      track(async () => {
        await ports.store.homes.changed(written);
        await wait(TOGETHER_MS);
        await refresh();
        // What came while the last pass was ending.
        await refresh();
      }),
    wake: () => track(refresh),
    refresh,
    rest: async () => {
      stopped = true;
      await Promise.all(under);
    },
  };
};
