import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { AppError } from './domain/errors.ts';
import { ACCESS_CODES } from './domain/installation.ts';
import { documentCsv } from './export/csv.ts';
import { createFeedLinks } from './feed-links.ts';
import { createFeedRoute } from './feed-route.ts';
import { startHealth } from './health.ts';
import { createHomesFor } from './homes.ts';
import { createInstallRoutes } from './install-route.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { connectMongo } from './mongo/connection.ts';
import { createIndexes } from './mongo/indexes.ts';
import { installStatesOn } from './mongo/install-states.ts';
import { installationsOn } from './mongo/installations.ts';
import { profilesInUse } from './mongo/profiles-in-use.ts';
import { checkRing } from './mongo/ring-in-use.ts';
import { signaturesOn } from './mongo/signatures.ts';
import { createStore } from './mongo/store.ts';
import { tenantValuesOn } from './mongo/tenant-values.ts';
import { notedStore } from './noted-store.ts';
import { type Pace, usualPace } from './outbox/courier.ts';
import { UnprintableText } from './pdf/errors.ts';
import { closePdfWorker, renderPdf } from './pdf/render.ts';
import { readProfiles, refuseMissing } from './profiles.ts';
import { createSlack } from './slack/bolt-app.ts';
import type { Keep } from './slack/replays.ts';
import { createHandlers } from './slack/screens/index.ts';
import type { Route } from './slack/server.ts';
import type { Tenants } from './slack/tenant.ts';
import { createTenants } from './slack/tenants.ts';
import { findActor } from './usecases/find-actor.ts';
import { createPorts } from './usecases/gate.ts';
import type { Ports, Printer } from './usecases/ports.ts';
import type { Installations } from './usecases/ports-installations.ts';
import { removePerson } from './usecases/remove-person.ts';
import { createWorker } from './worker.ts';

export interface RunningApp {
  /** Where Slack's requests arrive; 0 for a worker, which takes none. */
  readonly port: number;
  readonly healthPort: number;
  /** Looks at what is due and sends what is ready, now; for whoever started the app in this process. */
  readonly runReminders: () => Promise<void>;
  /** Takes no more requests, finishes those under way, and lets go of everything. */
  readonly stop: () => Promise<void>;
}

/** Builds and starts everything. Rejects with one plain sentence where MongoDB is away or a port is taken. */
export const startApp = async ({
  config,
  clock = systemClock,
  logger = createLogger({ level: config.logLevel }),
  pace = usualPace,
}: {
  config: Config;
  clock?: Clock;
  logger?: Logger;
  pace?: Pace;
}): Promise<RunningApp> => {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    const profiles = await readProfiles(config.profilesDir);
    const mongo = await connectMongo({ uri: config.mongodbUri });
    stops.push(mongo.close);
    // What MongoDB forgets by itself it forgets by its own clock, wherever the app's clock stands.
    const kept = createStore(mongo, { now: systemClock.now, ring: config.dataKeys, logger });
    const keepSignature = signaturesOn(mongo, { now: systemClock.now });
    const values = tenantValuesOn(mongo, { ring: config.dataKeys, now: systemClock.now });
    const installations = installationsOn(mongo, values);
    const states = installStatesOn(mongo, { now: systemClock.now });
    const tenants = createTenants({ config, installations, logger, machine: systemClock });
    stops.push(closePdfWorker);
    const feedLinks = createFeedLinks(config);
    const around = { clock, print, toCsv: documentCsv, newId: randomUUID, feedLinks, profiles };
    const homes = createHomesFor({ config, tenants, ports: createPorts({ ...around, store: kept }), logger });
    stops.push(homes.rest);
    const ports = createPorts({ ...around, store: notedStore(kept, homes.changed) });

    const metrics = createMetrics({ counts: kept.outbox.counts });
    const worker = createWorker({ config, tenants, ports, mongo, logger, metrics, pace, homes });
    let isUp = false;
    const health = await startHealth({
      port: config.healthPort,
      ready: mongo.ping,
      started: () => isUp,
      ...(config.role !== 'web' && { lastSweep: worker.lastSweep }),
      now: systemClock.now,
      metrics: metrics.text,
    });
    stops.push(health.close);
    // Alive and not ready meanwhile: an index over many rows takes its time.
    await createIndexes(mongo);
    refuseMissing(profiles, await profilesInUse(mongo));
    await checkRing(mongo, config.dataKeys);
    await kept.outbox.unpark({ codes: ACCESS_CODES });
    const port =
      config.role === 'worker'
        ? 0
        : await startWeb({
            ...{ config, ports, tenants, installations, keepSignature, logger, clock, stops },
            routes: [
              createFeedRoute({ ports, logger }),
              ...createInstallRoutes({ config, states, installations, tenants, ports, logger }),
            ],
          });
    if (config.role !== 'web') stops.push(await worker.start());
    isUp = true;
    stops.push(async () => {
      isUp = false;
    });
    logger.info({ port, action: config.role }, 'The app is up');
    const runReminders = async (): Promise<void> => {
      await worker.reminders.sweep();
      await worker.reminders.deliver();
      await homes.refresh();
    };
    return { port, healthPort: health.port, runReminders, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Answers Slack; gives the port. */
const startWeb = async ({
  config,
  ports,
  tenants,
  installations,
  routes,
  keepSignature,
  logger,
  clock,
  stops,
}: {
  config: Config;
  ports: Ports;
  tenants: Tenants;
  installations: Installations;
  routes: readonly Route[];
  keepSignature: Keep;
  logger: Logger;
  clock: Clock;
  stops: (() => Promise<void>)[];
}): Promise<number> => {
  const slack = createSlack({
    config,
    handlers: createHandlers(ports),
    tenants,
    installations,
    findActor: findActor(ports),
    removePerson: removePerson(ports),
    routes,
    keepSignature,
    logger,
    clock,
  });
  stops.push(slack.close);
  return slack.listen({ port: config.port });
};

/** The printer's own errors are about fonts; people are told where the characters stand. */
const print: Printer = async (document) => {
  try {
    return await renderPdf(document);
  } catch (error) {
    if (!(error instanceof UnprintableText)) throw error;
    const found = error.found.map(({ label, characters }) => `${label}: ${characters.join(' ')}`).join('; ');
    throw new AppError({
      code: 'unprintable',
      message: 'a document holds characters without a font',
      userMessage: `This sheet was not printed, because no font here has some of its characters (${found}). Please write them another way and ask for the PDF again.`,
    });
  }
};
