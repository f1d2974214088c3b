import { partSchema, text, words } from './schema.ts';

/** Where something happened before a child moved on. */
const place = { settingId: text, settingName: words, childCode: text };

export const placeSchema = partSchema(place);
export const formerCodeSchema = partSchema({ ...place, until: text });
