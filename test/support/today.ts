import type { Person } from '../../scripts/sandbox/slack/client/person.ts';
import type { Message } from '../../scripts/sandbox/slack/world.ts';
import { clockFrom } from '../../src/clock.ts';
import type { Entry } from '../../src/domain/record.ts';
import type { Ports } from '../../src/usecases/ports.ts';
import { childNamed } from './hazelbrook.ts';
import { provisionMap, supportPlan } from './hazelbrook-plans.ts';
import type { Nursery } from './nursery.ts';
import { writePlan } from './paperwork.ts';
import { portsBeside } from './ports.ts';
import { startWillow } from './willow.ts';

/** Willow Bank with two live plans and a clock to set: Zofia’s three strategies and Layla’s two targets. */
export interface Today {
  readonly nursery: Nursery;
  readonly ports: Ports;
  readonly key: Person;
  readonly setClock: (instant: string) => void;
  /** The list only the key person sees, opened by the command. */
  readonly openList: () => Promise<Message>;
  /** What is kept for a day, of every child. */
  readonly stored: (day: string) => Promise<readonly Entry[]>;
  /** Whose list it is. */
  readonly mine: { readonly tenant: string; readonly userId: string; readonly settingId: string };
  readonly stop: () => Promise<void>;
}

export async function startToday(instant: string): Promise<Today> {
  let now = Date.parse(instant);
  const clock = clockFrom(() => now);
  const nursery = await startWillow(['Zofia', 'Layla'], { clock });
  const { ports, store, close } = await portsBeside(nursery, clock);
  const [zofia, layla] = [childNamed('Zofia'), childNamed('Layla')];
  await writePlan(nursery.slack.as('USENCO'), '/isp', supportPlan(zofia, zofia.plan));
  await writePlan(nursery.slack.as('USENCO'), '/ipm', provisionMap(layla, layla.plan));
  const key = nursery.slack.as('UKEY');
  const tenant = nursery.slack.world.team.id;
  const [setting] = await ports.store.settings.all({ tenant });
  const settingId = setting?.id ?? '';
  return {
    nursery,
    ports,
    key,
    setClock: (to) => {
      now = Date.parse(to);
    },
    openList: async () => {
      const { message } = await key.command('/intervention', 'today');
      if (!message) throw new Error('no list');
      return message;
    },
    stored: async (date) => {
      const plans = await store.records.livePlans({ tenant, settingIds: [settingId] });
      return store.entries.onDay({ tenant, planIds: plans.map(({ id }) => id), date });
    },
    mine: { tenant, userId: 'UKEY', settingId },
    stop: async () => {
      await close();
      await nursery.stop();
    },
  };
}
