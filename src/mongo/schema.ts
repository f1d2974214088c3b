import { Schema, type SchemaDefinition } from 'mongoose';

/**
 * `strict: 'throw'`: a field the schema does not know is a mistake of ours, not something to drop in silence.
 * `minimize: false`: an empty object comes back as one. No `__v`: it counts array changes only, and updates
 * ignore it; `revision` is our own.
 */
const options = {
  id: false,
  minimize: false,
  strict: 'throw',
  strictQuery: 'throw',
  versionKey: false,
} as const;

/** Schema of a collection; every row says whose it is. */
export const rowSchema = (definition: SchemaDefinition): Schema =>
  new Schema({ _id: text, tenant: text, ...definition }, options);

/** Schema of an object inside a row: no `_id` of its own. */
export const partSchema = (definition: SchemaDefinition): Schema =>
  new Schema(definition, { ...options, _id: false });

/** Text that may be empty or null, and stays away where it was not given. */
export const words = { type: String };
/** Text that is never empty: ids, dates, names. */
export const text = { type: String, required: true };
export const flag = { type: Boolean, required: true };
export const count = { type: Number, required: true };
/** Frozen or free-form: kept as it came. */
export const anything = { type: Schema.Types.Mixed };

/** A list that stays away where it was not given; mongoose would make up an empty one. */
export const listOf = (item: unknown) => ({ type: [item], default: undefined });

/** What belongs to no tenant yet: known by its id alone, and forgotten by MongoDB after its time. */
export interface ForgottenRow {
  readonly _id: string;
  readonly keptUntil: Date;
}

export const forgottenSchema = (): Schema =>
  new Schema(
    { _id: text, keptUntil: { type: Date, required: true } },
    { id: false, strict: 'throw', strictQuery: 'throw', versionKey: false },
  ).index({ keptUntil: 1 }, { name: 'forget', expireAfterSeconds: 0 });
