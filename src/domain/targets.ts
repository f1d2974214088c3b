import type { PlanRecord } from './record.ts';
import type { Line, Row } from './sheet.ts';
import { sheetOf } from './sheets/index.ts';

/** One target of an IPM or one strategy of an ISP: what an entry and a review outcome belong to. */
export interface Target {
  readonly planId: string;
  readonly id: string;
  readonly text: string;
  readonly kind: 'target' | 'strategy';
  /** Short name of its plan: "ISP". */
  readonly planCode: string;
}

/** The targets or strategies of a plan, in the paper's order. */
export function targetsOf(plan: PlanRecord): readonly Target[] {
  const sheet = sheetOf(plan.sheet);
  const answer = sheet.targets === undefined ? [] : (plan.answers[sheet.targets] as readonly (Line | Row)[]);
  return (answer ?? []).map((item) => {
    const isRow = 'target' in item;
    return {
      planId: plan.id,
      planCode: sheet.code,
      id: item.id,
      text: (isRow ? item.target : item.text) ?? '',
      kind: isRow ? 'target' : 'strategy',
    };
  });
}
