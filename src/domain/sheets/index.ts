import type { Sheet } from '../sheet.ts';
import { inclusionActionPlan } from './inclusion-action-plan.ts';
import { individualProvisionMap } from './individual-provision-map.ts';
import { individualSupportPlan } from './individual-support-plan.ts';
import { minutesOfReview } from './minutes-of-review.ts';
import { recordOfIntervention } from './record-of-intervention.ts';

/** The registry: every sheet the product knows, in the paper's order. */
export const sheets = [
  individualSupportPlan,
  individualProvisionMap,
  recordOfIntervention,
  minutesOfReview,
  inclusionActionPlan,
] as const satisfies readonly Sheet[];

const byId = new Map<string, Sheet>(sheets.map((sheet) => [sheet.id, sheet]));

/** The sheet of that id. Throws when there is none: ids come from our own records, never from a person. */
export function sheetOf(id: string): Sheet {
  const sheet = byId.get(id);
  if (!sheet) throw new Error(`no sheet ${id}`);
  return sheet;
}
