import { setTimeout as wait } from 'node:timers/promises';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Installation, Rotation } from '../domain/installation.ts';
import type { Logger } from '../logger.ts';
import type { Installations } from '../usecases/ports-installations.ts';
import { clientOptions } from './clients.ts';
import { codeOf } from './error-trace.ts';
import { notInstalled } from './tenant.ts';

/** A token lives for twelve hours; the last two are for exchanging it. */
const EARLY_MS = 2 * 60 * 60_000;
/** Nearer to its end than this, a token is not used any more: it could end on the way. */
const TOO_LATE_MS = 60_000;
const CALL_MS = 8_000;
/** Longer than the call and the writing down of its answer. */
const LEASE_MS = 20_000;
const LOOK_AGAIN_MS = 100;
/** While a token is still good, a failed exchange is tried again after so long. */
const REST_MS = 30_000;

interface Options {
  readonly oauth: NonNullable<Config['slackOauth']>;
  readonly installations: Installations;
  readonly config: Pick<Config, 'slackApiUrl'>;
  readonly logger: Logger;
  readonly machine: Pick<Clock, 'now'>;
  /** Unique among processes. */
  readonly owner: string;
}

/**
 * Exchanges tokens before they end. `InstallProvider.authorize` does so in every process at once, and of two answers
 * one is void (slackapi/node-slack-sdk#2504): here a lease lets one process do it while the others go on with the old
 * token, or wait where it has ended. The old refresh token is kept until the new one is stored, so that an exchange
 * whose answer was lost is tried again with it.
 */
export const createRotation = ({ oauth, installations, config, logger, machine, owner }: Options) => {
  const client = new WebClient(undefined, clientOptions({ config, logger, timeout: CALL_MS }));
  const underWay = new Map<string, Promise<Installation>>();
  const restsUntil = new Map<string, number>();

  const exchange = async ({ refreshToken }: Rotation) => {
    const asked = machine.now();
    const answer = await client.oauth.v2.access({
      client_id: oauth.clientId,
      client_secret: oauth.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    const { access_token: token, refresh_token, expires_in } = answer;
    if (!token || !refresh_token || !expires_in) throw new Error('Slack gave no new token');
    return { token, rotation: { refreshToken: refresh_token, expiresAt: asked + expires_in * 1000 } };
  };

  /** Until the lease runs out: tokens that are not written down are lost with this process. */
  const keep = async (to: Parameters<Installations['rotate']>[0], until: number): Promise<boolean> => {
    for (;;) {
      try {
        return await installations.rotate(to);
      } catch (error) {
        if (machine.now() + LOOK_AGAIN_MS >= until) throw error;
        await wait(LOOK_AGAIN_MS);
      }
    }
  };

  const asLeaseholder = async (rotation: Rotation, held: Installation, until: number): Promise<void> => {
    const { tenant, generation } = held;
    try {
      const to = await exchange(rotation);
      await keep({ tenant, generation, ...to }, until);
      logger.info({ tenant }, 'A token was exchanged');
    } catch (error) {
      await installations.release({ tenant, owner }).catch(() => undefined);
      throw error;
    }
  };

  /** Ends with other tokens than those held, whoever exchanged them. */
  const rotate = async (held: Installation): Promise<Installation> => {
    const { tenant, generation, rotation } = held;
    const until = machine.now() + LEASE_MS;
    for (;;) {
      const current = await installations.get({ tenant });
      if (!current) throw notInstalled();
      if (current.generation !== generation || rotation === null) return current;
      const now = machine.now();
      if (now >= until) throw new Error('nobody exchanged a token in time');
      if (await installations.lease({ tenant, generation, owner, now, until: now + LEASE_MS }))
        await asLeaseholder(rotation, held, now + LEASE_MS);
      else await wait(LOOK_AGAIN_MS);
    }
  };

  const once = (held: Installation): Promise<Installation> => {
    const { tenant } = held;
    const running = underWay.get(tenant);
    if (running) return running;
    const work = rotate(held).finally(() => underWay.delete(tenant));
    underWay.set(tenant, work);
    work.then(
      () => restsUntil.delete(tenant),
      (error: unknown) => {
        restsUntil.set(tenant, machine.now() + REST_MS);
        logger.error({ tenant, code: codeOf(error) }, 'A token could not be exchanged');
      },
    );
    return work;
  };

  /** The installation with a token that is good for a while. Throws 'not-installed' where Slack gives none any more. */
  return async (held: Installation): Promise<Installation> => {
    if (held.rotation === null) return held;
    const left = held.rotation.expiresAt - machine.now();
    if (left > EARLY_MS) return held;
    if (left > TOO_LATE_MS) {
      // Beside what is asked: nobody waits for it.
      if ((restsUntil.get(held.tenant) ?? 0) <= machine.now()) once(held).catch(() => undefined);
      return held;
    }
    try {
      return await once(held);
    } catch (error) {
      throw error instanceof WebAPIPlatformError ? notInstalled(error) : error;
    }
  };
};
