import list from './data/bank-holidays.json' with { type: 'json' };
import type { IsoDate } from './dates.ts';

/** Bank holidays of England and Wales, weekends left out as in the official list; `npm run bank-holidays` reads it. */
export const bankHolidays: readonly IsoDate[] = list.events.map(({ date }) => date);
