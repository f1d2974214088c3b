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
  /**
   * The next `times` calls of the method go wrong; `*` is any method. What goes to the app is named as the
   * exchange log names it: `command /isp`, `view_submission`; `*` leaves it alone.
   */
  readonly next: (method: string, fault: Fault, times?: number) => void;
  /** How many times faults have struck a method. */
  readonly struck: (method: string) => number;
  readonly clear: () => void;
  /** How many have not struck yet. */
  readonly waiting: () => number;
  readonly take: (method: string) => Fault | undefined;
  /** As `take`, without those for any method. */
  readonly takeOwn: (method: string) => Fault | undefined;
}

export const newFaults = (): Faults => {
  const waiting = new Map<string, Fault[]>();
  const counts = new Map<string, number>();
  const strike = (method: string, fault: Fault | undefined): Fault | undefined => {
    if (fault) counts.set(method, (counts.get(method) ?? 0) + 1);
    return fault;
  };
  const own = (method: string) => waiting.get(method)?.shift();
  return {
    next: (method, fault, times = 1) => {
      waiting.set(method, [...(waiting.get(method) ?? []), ...Array<Fault>(times).fill(fault)]);
    },
    struck: (method) => counts.get(method) ?? 0,
    clear: () => waiting.clear(),
    waiting: () => [...waiting.values()].reduce((sum, faults) => sum + faults.length, 0),
    take: (method) => strike(method, own(method) ?? own('*')),
    takeOwn: (method) => strike(method, own(method)),
  };
};
