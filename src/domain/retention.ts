import type { Child } from './child.ts';
import { addYears, type IsoDate } from './dates.ts';
import type { Profile } from './profile.ts';

/** The day from which erasing a child's records may be proposed (domain.md §8): nothing is erased by itself. */
export const proposeErasureFrom = (
  { retentionYears }: Profile,
  { dob, hasEhcPlan }: { readonly dob: IsoDate; readonly hasEhcPlan: boolean },
): IsoDate => addYears(dob, hasEhcPlan ? retentionYears.withEhcPlan : retentionYears.usual);

/** The same for a child of the register; nobody having said so is no EHC plan. */
export const erasableFrom = (profile: Profile, { dob, ehcPlan }: Pick<Child, 'dob' | 'ehcPlan'>): IsoDate =>
  proposeErasureFrom(profile, { dob, hasEhcPlan: ehcPlan?.has ?? false });
