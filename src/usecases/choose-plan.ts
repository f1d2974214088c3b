import { isDate, longDate } from '../domain/dates.ts';
import { levelIn } from '../domain/levels.ts';
import {
  type Advice,
  choosePlan,
  type PlanAnswer,
  type PlanChoice,
  type PlanFacts,
} from '../domain/plan-choice.ts';
import type { Actor } from '../domain/setting.ts';
import { changedMeanwhile, childToChange, settingOf } from './guard.ts';
import type { Ports } from './ports.ts';
import { refused, type Saved, saved } from './saved.ts';

export interface ChoosePlan {
  readonly actor: Actor;
  readonly childId: string;
  readonly agencySent: string;
  readonly grLevel: string;
  readonly grThroughAgency: boolean;
  readonly needsGr1Evidence: boolean;
  readonly groupProvisionMap: boolean;
  readonly behaviourStrategies: boolean;
  /** "unless advised otherwise": empty where nobody advised. */
  readonly advised: string;
  readonly adviceBy: string;
  readonly adviceOn: string;
  readonly receipt: { readonly key: string; readonly content: string };
}

function adviceProblems({ advised, adviceBy, adviceOn }: ChoosePlan, today: string): Record<string, string> {
  const errors: Record<string, string> = {};
  if (advised === '') {
    if (adviceBy !== '' || adviceOn !== '')
      errors.advised = 'Which plan did they advise? Please choose it, or empty the two fields below.';
    return errors;
  }
  if (adviceBy === '') errors.adviceBy = 'Who advised it? For example: Maya Okafor, inclusion team.';
  if (!isDate(adviceOn)) errors.adviceOn = 'On which day did they advise it?';
  else if (adviceOn > today)
    errors.adviceOn = `${longDate(adviceOn)} is still to come. Please choose the day of the advice.`;
  return errors;
}

/** Answers which plan a child needs by the rules of domain.md §3, and keeps question and answer on record. */
export const recordPlanChoice =
  (ports: Ports) =>
  async (command: ChoosePlan): Promise<Saved<PlanChoice>> => {
    const { actor, childId, receipt } = command;
    const { child, open } = await childToChange(ports, { actor, action: 'write plan', childId });
    const setting = await settingOf(ports, child);
    const today = ports.clock.today(setting.timeZone);
    const errors = adviceProblems(command, today);
    const profile = ports.profiles.of(setting);
    if (levelIn(profile, command.grLevel).kind !== 'known') errors.grLevel = 'Please choose one.';
    if (command.agencySent === '') errors.agencySent = 'Please choose one.';
    if (Object.keys(errors).length > 0) return refused(errors);
    const advice: Advice | undefined =
      command.advised === ''
        ? undefined
        : { plan: command.advised as PlanAnswer, by: command.adviceBy, on: command.adviceOn };
    const facts: PlanFacts = {
      dob: child.dob,
      on: today,
      agencySent: command.agencySent as PlanFacts['agencySent'],
      grLevel: command.grLevel,
      grThroughAgency: command.grThroughAgency,
      needsGr1Evidence: command.needsGr1Evidence,
      groupProvisionMap: command.groupProvisionMap,
      behaviourStrategies: command.behaviourStrategies,
      ...(advice ? { advice } : {}),
    };
    const choice = choosePlan(facts, profile);
    return open.store.once({ tenant: actor.tenant, ...receipt }, async () => {
      const recorded = { choice, on: today, by: actor.userId, byName: actor.name };
      const done = await open.store.children.replace({
        ...child,
        groupProvisionMap: command.groupProvisionMap,
        grLevel: command.grLevel,
        planChoices: [...child.planChoices, recorded],
      });
      if (!done) throw changedMeanwhile();
      return saved(choice);
    });
  };
