import { type Action, type Decision, type Job, jobMay, rolesIn } from '../../domain/access.ts';
import type { Deed, NewAuditLine } from '../../domain/audit.ts';
import { AppError } from '../../domain/errors.ts';
import type { Move } from '../../domain/move.ts';
import type { Actor } from '../../domain/setting.ts';
import { notFound } from '../not-found.ts';
import type { ChangePorts, Gate, Permit, Ports, ReadPorts } from '../ports.ts';

export interface Asked {
  readonly actor: Actor;
  readonly action: Action;
  /** What the answer is: shown on a screen, on paper, or a file for something else. */
  readonly as?: Extract<Deed, 'opened' | 'printed' | 'exported'>;
}

export const REASON_NEEDED = 'reason-needed';
const reasonNeeded = (): AppError =>
  new AppError({
    code: REASON_NEEDED,
    message: 'the policy asks for a reason',
    userMessage: 'Please say why you need to open this child’s record. Your reason is kept.',
  });

/** Throws 'not-found', or 'reason-needed' where the policy asks why and nobody said. */
export function obey(decision: Decision, { reason }: Actor): void {
  if (decision === 'refused') throw notFound();
  if (decision === 'asks a reason' && !reason?.trim()) throw reasonNeeded();
}

/** Permits are made in this file and nowhere else: their type cannot be written without a cast. */
const grant = (permit: Omit<Permit, symbol>): Permit => permit as Permit;

/** After the policy said yes. */
export const permitFor = (
  { actor, action }: Asked,
  covers: Permit['covers'],
  records: readonly string[] = [],
): Permit =>
  grant({
    records,
    by: { tenant: actor.tenant, userId: actor.userId, action, reason: actor.reason ?? null },
    roleIn: (settingId) => rolesIn(actor, settingId)[0] ?? 'admin',
    covers,
  });

/** For a lead of the setting's chain, who may belong to another workspace: the trail then names that, too. */
export const permitForLead = (
  { actor, action }: Asked,
  { tenant }: { readonly tenant: string },
  covers: Permit['covers'],
): Permit =>
  grant({
    records: [],
    by: {
      ...{ tenant, action, reason: actor.reason ?? null },
      userId: actor.tenant === tenant ? actor.userId : `${actor.tenant}/${actor.userId}`,
    },
    roleIn: () => 'inclusion lead',
    covers,
  });

type Moving = Pick<Move, 'settingId' | 'toSettingId' | 'childId'>;

/** For a SENCO of either side of a move: the child it is about, and nobody else. */
export const permitForMove = (actor: Actor, { settingId, childId }: Moving): Permit => ({
  ...permitFor({ actor, action: 'receive child' }, (row) => row.childId === childId),
  by: {
    tenant: actor.tenant,
    userId: actor.userId,
    action: rolesIn(actor, settingId).includes('senco') ? 'move child' : 'receive child',
    reason: null,
  },
  roleIn: () => 'senco',
});

/** For the app when it carries out a move that both sides have agreed. */
export const permitToMove = ({ tenant, settingId, toSettingId, childId }: Moving & Pick<Move, 'tenant'>) => ({
  ...permitForJob({ job: 'carry out move', action: 'move child', tenant, settingId }),
  covers: (row: { readonly settingId: string; readonly childId: string | null }) =>
    row.childId === childId && [settingId, toSettingId].includes(row.settingId),
});

/** For what the app does by itself, in one setting. */
export function permitForJob(asked: {
  readonly job: Job;
  readonly action: Action;
  readonly tenant: string;
  readonly settingId: string;
}): Permit {
  const { job, action, tenant, settingId } = asked;
  if (!jobMay(job, action)) throw new Error(`the job ${job} may not ${action}`);
  return grant({
    by: { tenant, userId: `job:${job}`, action: job, reason: null },
    roleIn: () => 'app',
    records: [],
    covers: (row) => row.settingId === settingId,
  });
}

/** For what the app makes again by itself of what somebody has asked for: nothing beyond their own rights. */
export const permitForAgain = (
  { job, action, actor }: Omit<Asked, 'as'> & { readonly job: Job },
  covers: Permit['covers'],
): Permit => {
  const [settingId = ''] = actor.memberships.map((member) => member.settingId);
  return { ...permitForJob({ job, action, tenant: actor.tenant, settingId }), covers };
};

/** Somebody makes a setting: as nobody has a role in it yet, whoever asks has checked `mayMakeSetting`. */
export const permitForNew = (actor: Actor, settingId: string): Permit =>
  grant({
    by: { tenant: actor.tenant, userId: actor.userId, action: 'make setting', reason: null },
    roleIn: () => 'admin',
    records: [],
    covers: (row) => row.settingId === settingId,
  });

export const readingWith = (ports: Ports, permit: Permit): ReadPorts => ({
  ...ports,
  store: { ...ports.store, ...ports.gate.reading(permit) },
});
export const changingWith = (ports: Ports, permit: Permit): ChangePorts => ({
  ...ports,
  store: { ...ports.store, ...ports.gate.changing(permit) },
});

/** To find out whose a record is: of what is found, nothing leaves guard.ts before the policy said yes. */
export const looking = (ports: Ports, asked: Asked): ReturnType<Gate['reading']> =>
  ports.gate.reading(permitFor(asked, () => true));

/** An actor lives as long as one request. */
const noted = new WeakMap<Actor, Set<string>>();

type Line = Pick<NewAuditLine, 'chain' | 'what' | 'record' | 'childId'>;

/** One line for a record and request, however often the request comes by. */
export async function noteOpened(ports: Ports, permit: Permit, asked: Asked, line: Line): Promise<void> {
  const did = asked.as ?? 'opened';
  const key = `${did}/${line.what}/${line.record}`;
  const before = noted.get(asked.actor) ?? new Set();
  if (before.has(key)) return;
  await ports.gate.note(permit, { did, listed: [], ...line });
  noted.set(asked.actor, before.add(key));
}
