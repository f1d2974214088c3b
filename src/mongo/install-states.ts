import { createHash, randomBytes } from 'node:crypto';
import type { MongoConnection } from './connection.ts';
import { type ForgottenRow, forgottenSchema } from './schema.ts';
import { rethrowTranslated, within } from './transactions.ts';

/** As long as the cookie lives that binds it to a browser. */
export const STATE_MINUTES = 10;

/** Nobody's data: which workspace it will be is not known yet. */
const schema = forgottenSchema();

/** States of installations under way, each good once, whichever process made it. */
export interface InstallStates {
  /** Unguessable. */
  readonly make: () => Promise<string>;
  /** True once for a state that was made and is not too old. */
  readonly take: (state: string) => Promise<boolean>;
}

/** Who reads the database must not be able to finish somebody's installation: only digests are kept. */
const digest = (state: string): string => createHash('sha256').update(state).digest('base64url');

/** Makes its model: before `createIndexes`. */
export const installStatesOn = (
  { mongoose: connection }: MongoConnection,
  { now }: { readonly now: () => number },
): InstallStates => {
  const model = connection.model<ForgottenRow>('install-states', schema, 'install-states');
  return {
    make: async () => {
      const state = randomBytes(32).toString('base64url');
      const row = { _id: digest(state), keptUntil: new Date(now() + STATE_MINUTES * 60_000) };
      await within(model.create(row)).catch(rethrowTranslated);
      return state;
    },
    take: async (state) => {
      const taken = model.findOneAndDelete({ _id: digest(state) }).lean<ForgottenRow>();
      const row = await within(taken.exec()).catch(rethrowTranslated);
      // MongoDB forgets what is too old a minute late.
      return row !== null && row.keptUntil.getTime() > now();
    },
  };
};
