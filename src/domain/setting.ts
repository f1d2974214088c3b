import type { IsoDate } from './dates.ts';

/** Days on which nobody is in, both ends included. */
export interface Closure {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly label?: string;
}

/** Between these wall-clock times, `HH:MM`, the app may send what nobody asked for (domain.md §4). */
export interface MessageHours {
  readonly from: string;
  readonly to: string;
}

export const USUAL_HOURS: MessageHours = { from: '08:00', to: '17:30' };

/** A nursery, preschool or childminder. */
export interface Setting {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  /** Two to five letters in front of every child code: "WIL". */
  readonly code: string;
  readonly pattern: 'year-round' | 'term-time';
  readonly closures: readonly Closure[];
  readonly sencoChannel: string | null;
  readonly messageHours: MessageHours;
  /** IANA name; its calendar decides what "today" is (domain.md §4). */
  readonly timeZone: string;
  /** The local authority's words and numbers; without one, the guidance as printed. */
  readonly profileId?: string;
  readonly revision: number;
}

/** An inclusion lead looks across the settings of a chain; a child's record opens to them for a reason only. */
export type Role = 'practitioner' | 'senco' | 'manager' | 'inclusion lead';

/** A person's place in one setting. One person may belong to several. */
export interface Member {
  readonly tenant: string;
  readonly settingId: string;
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
}

/** Who is asking, with every setting they belong to. */
export interface Actor {
  readonly tenant: string;
  readonly userId: string;
  readonly name: string;
  readonly memberships: readonly Member[];
  /** Why they ask, where the policy wanted to know: for this request only. */
  readonly reason?: string;
}
