/** The Home a person has opened, so that it can be published again when something on it changes. */
export interface ShownHome {
  readonly tenant: string;
  readonly userId: string;
  /** Milliseconds since the epoch, of the app's clock; of the last time they opened it themselves. */
  readonly openedAt: number;
  /** Settings whose changes may show on it. */
  readonly settingIds: readonly string[];
  /** Digest of what was published last: the same again is not. '' where nobody can say. */
  readonly stamp: string;
  /** When it is made again, of the app's clock; 0 at once. */
  readonly lookAt: number;
  /** Until then it is being made by whoever took it last. */
  readonly heldUntil: number;
  /** Grows each time somebody takes it. */
  readonly turn: number;
}
