import { changingUnder } from './gate/changing.ts';
import { lineOf } from './gate/lines.ts';
import { readingUnder } from './gate/reading.ts';
import type { Clock, Gate, OpenStore, Ports, Store } from './ports.ts';

/** The parts of a store that need no right to a record. */
const openPartsOf = (store: Store): OpenStore => {
  const {
    erasure: _x,
    children: _c,
    records: _r,
    versions: _v,
    entries: _e,
    reports: _p,
    audit: _a,
    ...rest
  } = store;
  const { all, get } = store.settings;
  const { ofUser, ofSettings } = store.members;
  return { ...rest, settings: { all, get }, members: { ofUser, ofSettings } };
};

const createGate = (store: Store, clock: Clock): Gate => ({
  reading: (permit) => readingUnder(store, permit),
  changing: (permit) => changingUnder(store, clock, permit),
  note: (permit, line) => store.audit.append([lineOf(clock, permit, line)]),
});

/** What use cases get: the store with its records behind the gate. */
export const createPorts = ({
  store,
  ...others
}: Omit<Ports, 'store' | 'gate'> & { readonly store: Store }): Ports => ({
  ...others,
  store: openPartsOf(store),
  gate: createGate(store, others.clock),
});
