import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Notice } from '../domain/notice.ts';
import type { Ports, Showing, ShowNotice } from '../usecases/ports.ts';
import { tellOfLostChannel } from './channel-lost.ts';
import { type Decision, decide } from './decide.ts';
import { keepTrying } from './keep-trying.ts';
import { maySend } from './may-send.ts';

/** What happened to a notice, for the log and the figures. */
export type Happened = 'sent' | 'updated' | 'delayed' | 'parked' | 'ambiguous' | 'dropped';

export interface CourierOptions {
  readonly store: Ports['store'];
  /** The app's clock: what day and hour it is in a setting. */
  readonly clock: Clock;
  /** The machine's clock: leases, lanes and waits. */
  readonly machine: Clock;
  readonly show: ShowNotice;
  readonly happened: (what: Happened, notice: Notice, code: string) => void;
  /** Unique among workers. */
  readonly owner: string;
  readonly pace: Pace;
}

/** Milliseconds of the machine's clock. */
export interface Pace {
  /** Between two messages to one channel; Slack takes one a second. */
  readonly laneMs: number;
  /** How long a notice is a worker's alone. Longer than the longest send: two calls of at most ten seconds. */
  readonly leaseMs: number;
}

export const usualPace: Pace = { laneMs: 1_000, leaseMs: 30_000 };

type Release = Extract<Decision, { kind: 'release' }>;

/** A place in a channel's lane farther away than this is not waited for. */
const PATIENCE_MS = 2_000;
const AT_ONCE = 4;
const PASS_MS = 20_000;

/**
 * Sends what is in the outbox until nothing is ready, or for twenty seconds. Any number of couriers may work at
 * once: a notice is one's alone while it is being sent, and a channel's lane keeps them apart.
 */
export const createCourier = (options: CourierOptions) => {
  const { store, clock, machine, show, happened, owner, pace } = options;
  const allowed = maySend({ store, clock });
  let stopped = false;

  /** Untried: its turn has not come. Its loss, if it had one, is counted once. */
  const putBack = (notice: Notice, at: number): Promise<boolean> => {
    const { attempts, mayBeRepeat } = notice;
    const code = notice.code === 'lost' ? 'no_answer' : notice.code;
    return store.outbox.release(notice, { state: 'waiting', at, attempts, mayBeRepeat, code });
  };

  /** With the telling of it, so that neither is lost. */
  const park = (notice: Notice, why: Release['why']): Promise<boolean> =>
    store.together(async () => {
      if (!(await store.outbox.release(notice, why))) return false;
      const setting = await store.settings.get({ tenant: notice.tenant, id: notice.settingId });
      const today = clock.today(setting?.timeZone ?? 'Europe/London');
      await tellOfLostChannel({ store }, { notice, code: why.code, today });
      return true;
    });

  const learn = async (notice: Notice, showing: Showing): Promise<void> => {
    const decision = decide({ notice, showing, now: machine.now(), random: Math.random() });
    const keep = (write: () => Promise<boolean>) => keepTrying({ write, until: notice.at, machine });
    if (decision.kind === 'settle') {
      await keep(() => store.outbox.settle(notice, decision));
      return happened(notice.shown === 0 ? 'sent' : 'updated', notice, '');
    }
    const { why } = decision;
    const isKept = await keep(() =>
      why.state === 'parked' ? park(notice, why) : store.outbox.release(notice, why),
    );
    if (!isKept) return;
    if (why.state === 'dropped' || why.state === 'parked') return happened(why.state, notice, why.code);
    happened(showing.kind === 'unsure' && notice.shown === 0 ? 'ambiguous' : 'delayed', notice, why.code);
  };

  const handle = async (notice: Notice): Promise<void> => {
    if (notice.code === 'lost' && notice.mayBeRepeat) happened('ambiguous', notice, 'lost');
    const may = await allowed(notice);
    if (may === 'never') return learn(notice, { kind: 'nothing' });
    if (may !== 'now') return void (await putBack(notice, machine.now() + may.inMs));
    const { tenant, to, place } = notice;
    const channel = place?.channel ?? ('channel' in to ? to.channel : to.user);
    const now = machine.now();
    const lane = { tenant, channel, now, everyMs: pace.laneMs, patienceMs: PATIENCE_MS };
    const slot = await store.lanes.take(lane);
    if (slot > now + PATIENCE_MS) return void (await putBack(notice, slot));
    if (slot > now) await wait(slot - now);
    if (!(await store.outbox.begin(notice))) return;
    const showing = await show(notice);
    if (showing.kind === 'refused' && showing.afterMs > 0)
      await store.lanes.block({ tenant, channel, until: machine.now() + showing.afterMs });
    await learn(notice, showing);
  };

  /** One after the other; the first fault of the store ends it, and the lease of what was in hand runs out. */
  const walk = async (until: number): Promise<number> => {
    for (let handled = 0; ; handled += 1) {
      const now = machine.now();
      const notice =
        now < until && !stopped ? await store.outbox.claim({ owner, now, leaseMs: pace.leaseMs }) : null;
      if (!notice) return handled;
      await handle(notice);
    }
  };

  return {
    /** What is in hand is still sent; nothing else is begun. */
    stop: (): void => {
      stopped = true;
    },
    /** Answers how many notices were looked at. Rejects where the store is away; what is in hand is not lost. */
    deliver: async (): Promise<number> => {
      const until = machine.now() + PASS_MS;
      const walks = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => walk(until)));
      const failed = walks.find((each) => each.status === 'rejected');
      if (failed) throw failed.reason;
      return walks.reduce((sum, each) => sum + (each.status === 'fulfilled' ? each.value : 0), 0);
    },
  };
};
