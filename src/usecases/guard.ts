import { AppError } from '../domain/errors.ts';
import type { PlanRecord, SheetRecord } from '../domain/record.ts';
import { notFound } from './not-found.ts';

/*
 * The only way to children's records. Each of these asks the policy and answers with `open`: ports that read or write
 * what was allowed, and nothing else. What is read to be shown is noted before it is answered; a change is noted with
 * the change. They throw 'not-found' or, where the policy asks why, 'reason-needed'.
 */
export { chainChildFor, chainListFor } from './guard/chains.ts';
export { childFor, childToChange } from './guard/children.ts';
export { changeForJob, openForJob } from './guard/jobs.ts';
export { listFor } from './guard/lists.ts';
export { noteOwn } from './guard/own.ts';
export { REASON_NEEDED } from './guard/permits.ts';
export { entryFor, entryToChange, recordFor, recordToChange, reportFor } from './guard/records.ts';
export {
  figuresFor,
  newSetting,
  settingFor,
  settingOf,
  settingToChange,
  settingToManage,
} from './guard/settings.ts';
export { notFound } from './not-found.ts';

/** Narrows a record to a plan of a child. Throws 'not-found'. */
export function asPlan(record: SheetRecord): PlanRecord {
  if (!record.plan || record.childId === null) throw notFound();
  return record as PlanRecord;
}

/** Somebody else saved first, inside a change that touches several records. */
export const changedMeanwhile = (): AppError =>
  new AppError({
    code: 'changed-meanwhile',
    message: 'a record moved on during a change',
    userMessage: 'Somebody else changed this record a moment ago. Nothing was lost: please press Save again.',
  });
