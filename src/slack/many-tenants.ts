import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Installation } from '../domain/installation.ts';
import type { Logger } from '../logger.ts';
import type { Installations } from '../usecases/ports-installations.ts';
import { createBoundedMap } from './bounded-map.ts';
import { createRotation } from './rotation.ts';
import { notInstalled, type Tenants } from './tenant.ts';

/** After an uninstallation that another process was told of, this one goes on for so long at most. */
const FRESH_MS = 5_000;

/** With a token for each installation. */
export const manyTenants = ({
  oauth,
  installations,
  config,
  logger,
  machine,
}: {
  oauth: NonNullable<Config['slackOauth']>;
  installations: Installations;
  config: Pick<Config, 'slackApiUrl'>;
  logger: Logger;
  machine: Pick<Clock, 'now'>;
}): Tenants => {
  const held = createBoundedMap<{ readonly found: Promise<Installation | null>; readonly until: number }>(
    1_000,
  );
  const read = (tenant: string): Promise<Installation | null> => {
    const known = held.get(tenant);
    if (known && known.until > machine.now()) return known.found;
    const found = installations.get({ tenant });
    const entry = { found, until: machine.now() + FRESH_MS };
    held.set(tenant, entry);
    // Nobody is kept out for longer than the store is away.
    found.catch(() => held.delete(tenant));
    return found;
  };
  const owner = randomUUID();
  const rotated = createRotation({ oauth, installations, config, logger, machine, owner });

  return {
    of: async (tenant) => {
      const found = await read(tenant);
      if (!found) throw notInstalled();
      const current = await rotated(found);
      if (current.generation !== found.generation) held.delete(tenant);
      return current;
    },
    forget: held.delete,
  };
};
