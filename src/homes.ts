import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createHomes, type Homes } from './jobs/homes.ts';
import type { Logger } from './logger.ts';
import { drawPng } from './picture/draw.ts';
import { trendSvg } from './picture/trend-svg.ts';
import { createClientsOf } from './slack/clients.ts';
import { createHomePublisher } from './slack/home-publisher.ts';
import { createPeople } from './slack/people.ts';
import { createPictureKeeper } from './slack/picture-keeper.ts';
import { homeOf } from './slack/screens/home.ts';
import type { Tenants } from './slack/tenant.ts';
import { drawTrend } from './usecases/draw-trend.ts';
import { noHooks } from './usecases/home-hooks.ts';
import type { Ports } from './usecases/ports.ts';

/** What keeps people's Homes up to date in this process. Pictures are a worker's: they take long. */
export const createHomesFor = ({
  config,
  tenants,
  ports,
  logger,
}: {
  readonly config: Config;
  readonly tenants: Tenants;
  readonly ports: Ports;
  readonly logger: Logger;
}): Homes => {
  // A client of its own: a rate limit here holds up nobody's form and no reminder.
  const clientsOf = createClientsOf({ tenants, config, logger });
  const clientOf = async (tenant: string) => (await clientsOf(tenant)).worker;
  const people = createPeople({ tenants, clientsOf, clock: systemClock, logger });
  const keep = createPictureKeeper({ clientOf, apiUrl: config.slackApiUrl, machine: systemClock, logger });
  return createHomes({
    ports,
    publish: createHomePublisher({
      clientOf,
      people,
      homeOf: ({ actor }) => homeOf(ports, noHooks)({ actor, job: 'home' }),
    }),
    draw:
      config.role === 'web'
        ? null
        : drawTrend(ports, {
            draw: (points) => drawPng(trendSvg(points)),
            keep,
            keepDays: config.keepFilesDays,
          }),
    logger,
  });
};
