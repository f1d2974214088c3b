/** A person's link for calendars to read review dates from. */
export interface CalendarFeed {
  readonly tenant: string;
  readonly userId: string;
  /** Of the link's token, which itself is kept nowhere. */
  readonly hash: string;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
}
