import type { Clock } from '../clock.ts';
import { codeOf, type Logger } from '../logger.ts';
import { type CourierOptions, createCourier, type Happened } from '../outbox/courier.ts';
import { sweepChains } from '../usecases/chain/sweep-chains.ts';
import type { Tidied } from '../usecases/delete-posted-files.ts';
import type { Ports } from '../usecases/ports.ts';
import { sweep } from '../usecases/sweep.ts';
import { sweepTodayLists } from '../usecases/sweep-today-lists.ts';

/** What the app does without being asked: looks at what is due, and sends what is in the outbox. */
export interface Reminders {
  readonly sweep: () => Promise<void>;
  readonly deliver: () => Promise<void>;
  /** Delivers beside everything else, unless that is under way. */
  readonly wake: () => void;
  /** Begins to send nothing more; settles when what is on its way has been written down. */
  readonly rest: () => Promise<void>;
}

/** Morning lists looked at in one sweep; the others come at the next. */
const TODAY_LISTS = 1_000;
/** Of each kind of thing that chains wait for. */
const OF_CHAINS = 500;

const LEVELS: Readonly<Record<Happened, 'info' | 'warn'>> = {
  sent: 'info',
  updated: 'info',
  dropped: 'info',
  delayed: 'warn',
  parked: 'warn',
  ambiguous: 'warn',
};

export const createReminders = ({
  ports,
  machine,
  logger,
  metrics,
  swept,
  tidy,
  ...courierOptions
}: {
  /** Notes when a sweep went through, for whoever asks any of the workers. */
  readonly swept: (at: number) => Promise<void>;
  /** Takes out of Slack what has been there long enough; what it leaves comes again. */
  readonly tidy: () => Promise<Tidied>;
  readonly ports: Ports;
  readonly machine: Clock;
  readonly logger: Logger;
  readonly metrics: {
    readonly swept: (sweep: { plans: number; failed: number; seconds: number }) => void;
    readonly happened: (what: Happened) => void;
  };
} & Pick<CourierOptions, 'show' | 'owner' | 'pace'>): Reminders => {
  let delivery: Promise<void> | undefined;
  const courier = createCourier({
    ...courierOptions,
    store: ports.store,
    clock: ports.clock,
    machine,
    happened: (what, { id, settingId }, code) => {
      metrics.happened(what);
      logger[LEVELS[what]](
        { record: id.replaceAll(' ', '-'), setting: settingId, code, job: what },
        'Notice',
      );
    },
  });
  return {
    sweep: async () => {
      const started = machine.now();
      const { plans, notices, failed: ofReviews } = await sweep(ports)();
      const lists = await sweepTodayLists(ports)({ limit: TODAY_LISTS });
      const { failed: ofChains } = await sweepChains(ports)({ limit: OF_CHAINS });
      const failed = [...ofReviews, ...ofChains];
      const ms = machine.now() - started;
      await swept(machine.now());
      metrics.swept({ plans, failed: failed.length, seconds: ms / 1000 });
      for (const { settingId, error } of failed)
        logger.error(
          { setting: settingId, code: codeOf(error), job: 'sweep' },
          'A setting was not looked at',
        );
      for (const { settingId, userId, error } of lists.failed)
        logger.error(
          { setting: settingId, user: userId, code: codeOf(error), job: 'sweep' },
          'A morning list was not looked at',
        );
      if (plans > 0) logger.info({ job: 'sweep', count: notices, ms }, 'Swept what is due');
      const { deleted, left } = await tidy();
      if (deleted > 0) logger.info({ job: 'tidy', count: deleted }, 'Files deleted from Slack');
      for (const { file, code } of left)
        logger.warn({ job: 'tidy', record: file.recordId, code }, 'A file is still in Slack; tried again');
    },
    deliver: async () => {
      await courier.deliver();
    },
    wake: () => {
      delivery ??= courier
        .deliver()
        .then(
          () => {},
          (error) => logger.warn({ job: 'deliver', code: codeOf(error) }, 'Sending broke off; it goes on'),
        )
        .finally(() => {
          delivery = undefined;
        });
    },
    rest: async () => {
      courier.stop();
      await delivery;
    },
  };
};
