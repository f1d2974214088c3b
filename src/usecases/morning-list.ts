import { settingsFor } from '../domain/access.ts';
import { bankHolidays } from '../domain/bank-holidays.ts';
import { mayMorningBe, morningStep } from '../domain/morning.ts';
import type { Actor, Setting } from '../domain/setting.ts';
import { notFound } from './guard.ts';
import type { Ports } from './ports.ts';
import { refused, type Saved, saved } from './saved.ts';

interface Whose {
  readonly actor: Actor;
  readonly settingId: string;
}

/** A setting in which the person logs entries. Throws 'not-found'. */
export async function morningSetting(ports: Ports, { actor, settingId }: Whose): Promise<Setting> {
  if (!settingsFor(actor, 'log entry').includes(settingId)) throw notFound();
  const setting = await ports.store.settings.get({ tenant: actor.tenant, id: settingId });
  if (!setting) throw notFound();
  return setting;
}

/** From its next open morning on, the person gets the list of today's targets. */
export const startMorningList =
  (ports: Ports) =>
  async ({
    at,
    ...whose
  }: Whose & { readonly at: string }): Promise<
    Saved<{ readonly setting: Setting; readonly first: number }>
  > => {
    const { actor, settingId } = whose;
    const setting = await morningSetting(ports, whose);
    const { messageHours: hours } = setting;
    if (!mayMorningBe({ at, hours }))
      return refused({
        at: `Please choose a time from ${hours.from}, before ${hours.to}: ${setting.name} has messages only then.`,
      });
    // They have just seen today's: the first one is of a later morning where this one's time has come.
    const { lookAt } = morningStep({ at, now: ports.clock.now(), setting, bankHolidays });
    await ports.store.todayLists.put({
      tenant: actor.tenant,
      settingId,
      userId: actor.userId,
      at,
      lookAt,
    });
    return saved({ setting, first: lookAt });
  };

/** Stopping needs no right to anything: it is one's own. */
export const stopMorningList =
  (ports: Ports) =>
  ({ actor, settingId }: Whose): Promise<void> =>
    ports.store.todayLists.remove({ tenant: actor.tenant, settingId, userId: actor.userId });
