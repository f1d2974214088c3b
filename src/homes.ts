import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createHomes, type Homes } from './jobs/homes.ts';
import type { Logger } from './logger.ts';
import { drawPng } from './picture/draw.ts';
import { trendSvg } from './picture/trend-svg.ts';
import { createClients } from './slack/clients.ts';
import { createHomePublisher } from './slack/home-publisher.ts';
import { createPictureKeeper } from './slack/picture-keeper.ts';
import { homeOf } from './slack/screens/home.ts';
import { drawTrend } from './usecases/draw-trend.ts';
import { noHooks } from './usecases/home-hooks.ts';
import type { Ports } from './usecases/ports.ts';

/** What keeps people's Homes up to date in this process. Pictures are a worker's: they take long. */
export const createHomesFor = ({
  config,
  ports,
  logger,
}: {
  readonly config: Config;
  readonly ports: Ports;
  readonly logger: Logger;
}): Homes => {
  // A client of its own: a rate limit here holds up nobody's form and no reminder.
  const { worker: client } = createClients({ config, logger });
  const keep = createPictureKeeper({ client, apiUrl: config.slackApiUrl, machine: systemClock, logger });
  return createHomes({
    ports,
    publish: createHomePublisher({
      client,
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
