import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { AppError } from './domain/errors.ts';
import { documentCsv } from './export/csv.ts';
import { startHealth } from './health.ts';
import { createLogger, type Logger } from './logger.ts';
import { connectMongo } from './mongo/connection.ts';
import { createIndexes } from './mongo/indexes.ts';
import { checkRing } from './mongo/ring-in-use.ts';
import { createStore } from './mongo/store.ts';
import { UnprintableText } from './pdf/errors.ts';
import { closePdfWorker, renderPdf } from './pdf/render.ts';
import { createSlack } from './slack/bolt-app.ts';
import { findActor } from './slack/context.ts';
import { createHandlers } from './slack/screens/index.ts';
import type { Ports, Printer } from './usecases/ports.ts';

export interface RunningApp {
  readonly port: number;
  readonly healthPort: number;
  /** Takes no more requests, finishes those under way, and lets go of everything. */
  readonly stop: () => Promise<void>;
}

/** Builds and starts everything. Rejects with one plain sentence where MongoDB is away or a port is taken. */
export const startApp = async ({
  config,
  clock = systemClock,
  logger = createLogger({ level: config.logLevel }),
}: {
  config: Config;
  clock?: Clock;
  logger?: Logger;
}): Promise<RunningApp> => {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
  };
  try {
    const mongo = await connectMongo({ uri: config.mongodbUri });
    stops.push(mongo.close);
    // What MongoDB forgets by itself it forgets by its own clock, wherever the app's clock stands.
    const store = createStore(mongo, { now: systemClock.now, ring: config.dataKeys, logger });
    await createIndexes(mongo);
    await checkRing(mongo, config.dataKeys);
    stops.push(closePdfWorker);
    const ports: Ports = { store, clock, print, toCsv: documentCsv, newId: randomUUID };

    const slack = createSlack({
      config,
      handlers: createHandlers(ports),
      findActor: findActor(ports),
      logger,
      clock,
    });
    stops.push(slack.close);
    const port = await slack.listen({ port: config.port });
    const health = await startHealth({ port: config.healthPort, ready: mongo.ping });
    stops.push(health.close);
    logger.info({ port }, 'The app is up');
    return { port, healthPort: health.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
