import { settingsFor } from '../domain/access.ts';
import { longDate } from '../domain/dates.ts';
import { AppError } from '../domain/errors.ts';
import type { Actor } from '../domain/setting.ts';
import { sheetOf } from '../domain/sheets/index.ts';
import { type DueItem, dueItems } from './due-list.ts';
import { findActor } from './find-actor.ts';
import { noteOwn } from './guard.ts';
import type { Ports } from './ports.ts';

/** A day in somebody's calendar. Blank-cover words only: it leaves the app (domain.md §8). */
export interface FeedEvent {
  readonly uid: string;
  readonly date: string;
  readonly summary: string;
  readonly description: string;
}

/** Who holds reviews follows them in a calendar; a practitioner has /due. */
export const mayHaveFeed = (actor: Actor): boolean => settingsFor(actor, 'hold review').length > 0;

export const mayNotHaveFeed = (): AppError =>
  new AppError({
    code: 'no-feed',
    message: 'a calendar feed for somebody who holds no reviews',
    userMessage: 'Calendar feeds are for SENCOs and managers. /due shows the reviews of your key children.',
  });

/** Makes the person's link; one they had before stops. The link is told this once and kept nowhere. */
export const makeFeed =
  (ports: Ports) =>
  async ({ actor }: { readonly actor: Actor }): Promise<string | null> => {
    if (!mayHaveFeed(actor)) throw mayNotHaveFeed();
    const { tenant, userId } = actor;
    const token = ports.feedLinks.newToken();
    const address = ports.feedLinks.addressOf(token);
    if (address === null) return null;
    const hash = ports.feedLinks.digest(token);
    await ports.store.together(async () => {
      await ports.store.feeds.put({ tenant, userId, hash, madeAt: ports.clock.now() });
      await noteOwn(ports, { actor, action: 'hold review', what: 'feeds', record: userId });
    });
    return address;
  };

/** Stopping needs no right to anything: it is one's own. */
export const stopFeed =
  (ports: Ports) =>
  ({ actor: { tenant, userId } }: { readonly actor: Actor }): Promise<void> =>
    ports.store.feeds.remove({ tenant, userId });

const eventOf = (ports: Ports, { child, plan, clock }: DueItem): FeedEvent => {
  const { waiting } = plan.plan;
  return {
    uid: ports.feedLinks.digest(plan.id),
    date: clock.due,
    summary: `${child.code} ${sheetOf(plan.sheet).code} review due`,
    description: [
      `Review window: ${longDate(clock.windowOpens)} to ${longDate(clock.due)}.`,
      ...(waiting?.kind === 'booked' ? [`Meeting planned for ${longDate(waiting.until)}.`] : []),
      ...(clock.reopens ? [`The due date is in a closure; you reopen on ${longDate(clock.reopens)}.`] : []),
    ].join('\n'),
  };
};

/** Far more than one person can look after; the soonest due are kept. */
const MOST_EVENTS = 2000;

/** What the feed with this token shows now; null where there is none, or its owner may no longer have it. */
export const readFeed =
  (ports: Ports) =>
  async ({ token }: { readonly token: string }): Promise<readonly FeedEvent[] | null> => {
    const feed = await ports.store.feeds.ofHash(ports.feedLinks.digest(token));
    if (!feed) return null;
    const actor = await findActor(ports)(feed);
    if (!mayHaveFeed(actor)) return null;
    const settings = await ports.store.settings.all({ tenant: actor.tenant });
    // Calendars ask all day: noted once a day.
    const once = `feed:${actor.userId}:${ports.clock.today('Europe/London')}`;
    const items = await dueItems(ports, { actor, action: 'hold review', as: 'exported', once, settings });
    return [...items]
      .map((item) => eventOf(ports, item))
      .sort((a, b) => a.date.localeCompare(b.date))
      .slice(0, MOST_EVENTS);
  };
