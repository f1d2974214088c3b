import { targetsOf } from '../../../src/domain/targets.ts';
import { moveEntry } from '../../../src/usecases/correct-entry.ts';
import { livePlans } from '../../../src/usecases/plans.ts';
import { type Diary, must } from './at-day.ts';
import { logEntry } from './events.ts';
import type { Cast } from './plan-event.ts';
import type { Story } from './story.ts';

/** An entry filed under a twin and moved a little later: both files keep the trace, one the content. */
export const fileUnderWrongChild = async (
  ports: Diary,
  { under, meant, told }: { under: Cast; meant: Cast; told: Story['wrongChild'] },
): Promise<void> => {
  const { on, filedAt, movedAt, comments, why } = told;
  ports.turnTo(on, filedAt);
  const event = { on, do: 'entry', target: 1, comments, outcome: 'achieved' } as const;
  await logEntry(ports, under, event, { key: 'demo:wrong-child', content: 'filed' });
  const plansOf = async ({ child }: Cast) =>
    livePlans(await ports.kept.records.ofChild({ tenant: child.tenant, childId: child.id }));
  const planIds = (await plansOf(under)).map(({ id }) => id);
  const entries = await ports.kept.entries.ofPlans({ tenant: under.child.tenant, planIds });
  const filed = entries.find((entry) => entry.date === on);
  const [target] = (await plansOf(meant)).flatMap(targetsOf);
  ports.turnTo(on, movedAt);
  const moved = await moveEntry(ports)({
    actor: under.keyPerson,
    entryId: filed?.id ?? '',
    why,
    childId: meant.child.id,
    target: `${target?.planId}/${target?.id}`,
    receipt: { key: 'demo:wrong-child:moved', content: 'moved' },
  });
  must('the entry of the wrong child', moved);
};
