import { addYears, type IsoDate } from './dates.ts';
import type { Profile } from './profile.ts';

/** The day from which erasing a child's records may be proposed (domain.md §8): nothing is erased by itself. */
export const proposeErasureFrom = (
  { retentionYears }: Profile,
  { dob, hasEhcPlan }: { readonly dob: IsoDate; readonly hasEhcPlan: boolean },
): IsoDate => addYears(dob, hasEhcPlan ? retentionYears.withEhcPlan : retentionYears.usual);
