import { randomUUID } from 'node:crypto';
import { clockFrom } from '../../../src/clock.ts';
import { instantAt as inZone } from '../../../src/domain/dates.ts';
import { createProfiles } from '../../../src/domain/profiles.ts';
import { documentCsv } from '../../../src/export/csv.ts';
import { createFeedLinks } from '../../../src/feed-links.ts';
import { renderPdf } from '../../../src/pdf/render.ts';
import { createPorts } from '../../../src/usecases/gate.ts';
import type { Ports, Store } from '../../../src/usecases/ports.ts';

const TIME_ZONE = 'Europe/London';

/** The instant at which the clocks of a nursery in England show a time on a day. */
export const instantAt = (day: string, time = '09:00'): number =>
  inZone({ date: day, time, timeZone: TIME_ZONE });

export interface Diary extends Ports {
  /** Everything that is kept, for whoever tells the story. */
  readonly kept: Store;
  /** From here on everything is done on that day. */
  readonly turnTo: (day: string, time?: string) => void;
}

/** What use cases need, with a clock of its own that stands where it is put: what is recorded is dated truly. */
export const diary = (store: Store): Diary => {
  let now = 0;
  const ports = createPorts({
    store,
    clock: clockFrom(() => now),
    print: renderPdf,
    toCsv: documentCsv,
    newId: randomUUID,
    feedLinks: createFeedLinks({ publicUrl: undefined }),
    profiles: createProfiles(),
  });
  return {
    ...ports,
    kept: store,
    turnTo: (day, time) => {
      now = instantAt(day, time);
    },
  };
};

/** A form of the story that the app would refuse is a fault of the story. */
export const must = <T>(
  what: string,
  result: { readonly kind: string } & ({ readonly value: T } | object),
): T => {
  if (!('value' in result)) throw new Error(`Demo data, ${what}: ${JSON.stringify(result)}`);
  return result.value;
};
