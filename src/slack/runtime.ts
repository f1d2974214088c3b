import type { Logger } from '../logger.ts';
import type { ClientsOf } from './clients.ts';
import type { ContextFor } from './context.ts';
import type { Handlers, Outbound } from './handlers.ts';
import type { InFlight } from './in-flight.ts';
import type { Report } from './problem.ts';
import type { ViewTurns } from './view-turns.ts';

/** What every kind of listener works with. */
export interface Runtime {
  readonly handlers: Handlers;
  readonly contextFor: ContextFor;
  readonly clientsOf: ClientsOf;
  readonly outboundOf: (tenant: string) => Outbound;
  readonly report: Report;
  readonly inFlight: InFlight;
  readonly viewTurns: ViewTurns;
  /** True the first time for a view: a form submitted twice sends its cards and papers once. */
  readonly firstTime: (viewId: string) => boolean;
  readonly logger: Logger;
  readonly slackApiUrl: string;
}
