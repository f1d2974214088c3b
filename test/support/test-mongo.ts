import type { EmbeddedMongo } from '../../scripts/mongo/start-mongo.ts';

/** What global-setup.ts hands to global-teardown.ts; both run in jest's own process. */
export const kept: { mongo?: EmbeddedMongo; folder?: string } = {};
