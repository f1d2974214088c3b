export type Fault =
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  | { readonly kind: 'server-error'; readonly status?: number }
  /** Slack does what it was asked to, then the connection breaks before the answer. */
  | { readonly kind: 'cut-after-accepting' }
  /** The connection breaks and nothing was done. */
  | { readonly kind: 'cut' }
  /** Nothing is done and no answer ever comes. */
  | { readonly kind: 'hang' }
  /** Done, and answered late. */
  | { readonly kind: 'slow'; readonly ms: number };

export interface Faults {
  /** The next `times` calls of the method go wrong; `*` is any method. */
  readonly next: (method: string, fault: Fault, times?: number) => void;
  /** How many times faults have struck a method. */
  readonly struck: (method: string) => number;
  readonly clear: () => void;
  readonly take: (method: string) => Fault | undefined;
}

export const newFaults = (): Faults => {
  const waiting = new Map<string, Fault[]>();
  const counts = new Map<string, number>();
  return {
    next: (method, fault, times = 1) => {
      waiting.set(method, [...(waiting.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
    },
    struck: (method) => counts.get(method) ?? 0,
    clear: () => waiting.clear(),
    take: (method) => {
      const fault = waiting.get(method)?.shift() ?? waiting.get('*')?.shift();
      if (fault) counts.set(method, (counts.get(method) ?? 0) + 1);
      return fault;
    },
  };
};
