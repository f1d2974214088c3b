import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Happened } from './outbox/courier.ts';

export interface Metrics {
  readonly swept: (sweep: {
    readonly plans: number;
    readonly failed: number;
    readonly seconds: number;
  }) => void;
  readonly happened: (what: Happened) => void;
  /** In the text format of Prometheus. */
  readonly text: () => Promise<string>;
}

const prefix = 'graduated_response';

/** Figures of this process; those of the outbox are of the whole store, whichever worker is asked. */
export const createMetrics = ({
  counts,
}: {
  readonly counts: () => Promise<Readonly<Record<string, number>>>;
}): Metrics => {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  const plans = new Counter({
    name: `${prefix}_due_total`,
    help: 'Plans whose time to be looked at had come',
    registers,
  });
  const failed = new Counter({
    name: `${prefix}_sweep_failures_total`,
    help: 'Settings that a sweep could not look at',
    registers,
  });
  const seconds = new Histogram({
    name: `${prefix}_sweep_seconds`,
    help: 'How long a sweep took',
    buckets: [0.01, 0.05, 0.25, 1, 5, 15, 60],
    registers,
  });
  const notices = new Counter({
    name: `${prefix}_notices_total`,
    help: 'What became of notices: sent, updated, delayed, parked, ambiguous, dropped',
    labelNames: ['what'],
    registers,
  });
  for (const what of ['sent', 'updated', 'delayed', 'parked', 'ambiguous', 'dropped'])
    notices.inc({ what }, 0);
  new Gauge({
    name: `${prefix}_outbox`,
    help: 'Notices in the outbox by state',
    labelNames: ['state'],
    registers,
    async collect() {
      // The other figures are wanted most while MongoDB is away.
      this.reset();
      const states = await counts().catch(() => ({}));
      for (const [state, count] of Object.entries(states)) this.set({ state }, count);
    },
  });
  return {
    swept: (sweep) => {
      plans.inc(sweep.plans);
      failed.inc(sweep.failed);
      seconds.observe(sweep.seconds);
    },
    happened: (what) => notices.inc({ what }),
    text: () => registry.metrics(),
  };
};
