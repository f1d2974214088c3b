import type { IsoDate } from './dates.ts';

/** Days on which nobody is in, both ends included. */
export interface Closure {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly label?: string;
}

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
  /** IANA name; its calendar decides what "today" is (domain.md §4). */
  readonly timeZone: string;
  readonly revision: number;
}

export type Role = 'practitioner' | 'senco' | 'manager';

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
}
