/** One request and its answer, as the "what Slack would have said" drawer shows it. */
export interface Exchange {
  readonly direction: 'to-slack' | 'to-app';
  /** A Web API method, `response_url`, `upload`, or what was sent to the app: `command /isp`, `view_submission`. */
  readonly name: string;
  readonly at: number;
  readonly ms: number;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body: unknown };
  /** Absent where no answer came. */
  readonly answer?: { readonly status: number; readonly body: unknown };
  readonly fault?: string;
  /** Why Slack's client could not use the answer, or why none came. */
  readonly problem?: string;
}

export interface ExchangeLog {
  readonly all: readonly Exchange[];
  readonly add: (exchange: Exchange) => void;
  /** Calls back after every exchange; returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

const kept = 5000;

/** Keeps the newest exchanges, so that a long bench does not fill the memory. */
export const newExchangeLog = (): ExchangeLog => {
  const all: Exchange[] = [];
  const listeners = new Set<() => void>();
  return {
    all,
    add: (exchange) => {
      all.push(exchange);
      if (all.length > kept) all.shift();
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
