import type { IsoDate } from '../domain/dates.ts';
import type { Actor } from '../domain/setting.ts';

/** Something an inclusion lead asked of a setting and that is still open there. */
export interface OpenRequest {
  readonly id: string;
  readonly text: string;
  readonly due: IsoDate;
  /** The button that answers it: `opener` as in `openingsOf`, about `id`. */
  readonly opener: string;
}

/** One setting on a lead's Home: the worst come first. */
export interface RadarLine {
  readonly settingId: string;
  readonly text: string;
}

/** What chains add to Home. */
export interface HomeHooks {
  /** Open requests to the settings the actor looks after, soonest due first. */
  readonly requests: (actor: Actor) => Promise<readonly OpenRequest[]>;
  /** In place of the lead's list of escalations; null where nothing better is known. */
  readonly radar: (actor: Actor) => Promise<readonly RadarLine[] | null>;
}

/** While there are no chains. */
export const noHooks: HomeHooks = { requests: async () => [], radar: async () => null };
