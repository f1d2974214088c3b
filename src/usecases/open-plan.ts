import { longDate } from '../domain/dates.ts';
import type { Profile } from '../domain/profile.ts';
import type { PlanRecord, SheetRecord } from '../domain/record.ts';
import type { Actor } from '../domain/setting.ts';
import type { Answers, Line, Person, Row, Sheet } from '../domain/sheet.ts';
import type { Facts } from '../domain/to-document.ts';
import { childFor, settingOf } from './guard.ts';
import { isPlan, livePlans, teamOf } from './plans.ts';
import type { Ports } from './ports.ts';

/** A plan's form before anybody typed: what is known already stands in it. */
export interface OpenedPlan {
  readonly facts: Facts;
  readonly today: string;
  /** The live plan being changed; null when this starts a cycle. */
  readonly current: PlanRecord | null;
  readonly cycle: number;
  readonly answers: Answers;
  /** A live plan of the other kind, which a new one may replace. */
  readonly other: PlanRecord | null;
  readonly childCode: string;
  readonly profile: Profile;
  /** Somebody has signed the version being changed. */
  readonly signed: boolean;
}

const latestReview = (records: readonly SheetRecord[], plan: PlanRecord) =>
  records.find((record) => record.review?.planIds.includes(plan.id)) ?? null;

/** The last plan's answers for the next cycle: unfinished targets stay, views and dates are asked anew. */
function carriedOver(sheet: Sheet, last: PlanRecord, review: SheetRecord | null): Answers {
  const finished = new Set(
    (review?.review?.targets ?? [])
      .filter(({ outcome }) => outcome === 'achieved')
      .map(({ targetId }) => targetId),
  );
  const key = sheet.targets ?? '';
  const targets = ((last.answers[key] ?? []) as readonly (Line | Row)[]).filter(
    ({ id }) => !finished.has(id),
  );
  const people = (review?.answers.people ?? last.answers.people ?? []) as readonly Person[];
  return {
    ...last.answers,
    [key]: targets as Answers[string],
    people,
    dateOfPlan: '',
    reviewDate: '',
    parentViews: '',
    childVoice: '',
  };
}

/** Opens the plan of one kind: the live one to change, or the next cycle after a review (domain.md §6). */
export const openPlan =
  (ports: Ports) =>
  async ({ actor, sheet, childId }: { actor: Actor; sheet: Sheet; childId: string }): Promise<OpenedPlan> => {
    const { tenant } = actor;
    const { child, open } = await childFor(ports, { actor, action: 'write plan', childId });
    const [setting, members, records] = await Promise.all([
      settingOf(ports, child),
      ports.store.members.ofSettings({ tenant, settingIds: [child.settingId] }),
      open.store.records.ofChild({ tenant, childId }),
    ]);
    const last = records.filter(isPlan).find((plan) => plan.sheet === sheet.id) ?? null;
    const current = last?.live && last.plan.afterReview === null ? last : null;
    const version = current
      ? await open.store.versions.get({ tenant, recordId: current.id, revision: current.revision })
      : null;
    const nameOf = (userId: string): string => members.find((member) => member.userId === userId)?.name ?? '';
    const known: Answers = {
      people: teamOf(child, members),
      agencies: child.agencies.join(', '),
      keyPerson: nameOf(child.keyPerson),
      grLevel: child.grLevel,
    };
    const carried = last && !current ? carriedOver(sheet, last, latestReview(records, last)) : null;
    return {
      facts: { childName: child.name, childDob: longDate(child.dob) },
      today: ports.clock.today(setting.timeZone),
      current,
      cycle: current?.plan.cycle ?? (last?.plan.cycle ?? 0) + 1,
      answers: current?.answers ?? (carried ? { ...carried, grLevel: known.grLevel ?? '' } : known),
      other: livePlans(records).find((plan) => plan.sheet !== sheet.id) ?? null,
      childCode: child.code,
      profile: ports.profiles.of(setting),
      signed: version?.signOffs.some(({ state }) => state === 'signed') ?? false,
    };
  };
