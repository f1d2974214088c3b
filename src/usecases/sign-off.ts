import { isOfSetting, isParent } from '../domain/adults.ts';
import type { Child } from '../domain/child.ts';
import { isDate, longDate } from '../domain/dates.ts';
import type { SheetRecord, SignOff, SignState, Version } from '../domain/record.ts';
import type { Actor } from '../domain/setting.ts';
import type { Person } from '../domain/sheet.ts';
import { notFound, recordToChange } from './guard.ts';
import type { Ports, ReadPorts } from './ports.ts';
import { refused, type Saved, saved } from './saved.ts';

export { isOfSetting, isParent } from '../domain/adults.ts';

export const SIGN_STATES: readonly SignState[] = [
  'not asked',
  'asked',
  'signed',
  'views sent',
  'declined',
  'could not attend',
];

/** One adult and where their sign-off of a version stands. */
export interface AdultState {
  readonly adult: Person;
  /** The last fact recorded; null: not asked. */
  readonly signOff: SignOff | null;
}

const ALWAYS: readonly Person[] = [
  { name: 'Parent/carer', role: 'parent' },
  { name: 'Setting', role: 'SENCO' },
];

/** Those who hold parental responsibility, where the sheet itself names no parent. */
const parentsOf = (child: Child | null): readonly Person[] =>
  (child?.parentalResponsibility ?? '')
    .split(/[;,&\n]|\band\b/)
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({ name, role: 'parental responsibility' }));

/** Everyone whose sign-off a version may carry: those who contributed, and always a parent and the setting. */
export function adultsOf(version: Version, child: Child | null): readonly AdultState[] {
  const contributing = (version.answers.people ?? []) as readonly Person[];
  const people = contributing.some(isParent) ? contributing : [...contributing, ...parentsOf(child)];
  const missing = ALWAYS.filter((adult) => !people.some(adult.name === 'Setting' ? isOfSetting : isParent));
  const signed = version.signOffs
    .map((fact): Person => ({ name: fact.adult, role: fact.role }))
    .filter(
      (adult) =>
        ![...people, ...missing].some((other) => other.name === adult.name && other.role === adult.role),
    );
  return [...people, ...missing, ...signed].map((adult) => ({
    adult,
    signOff:
      version.signOffs.findLast((fact) => fact.adult === adult.name && fact.role === adult.role) ?? null,
  }));
}

/** The latest version of a record. A record always has one. */
export const latestVersion = (ports: ReadPorts, record: SheetRecord): Promise<Version> =>
  versionAt(ports, record, record.revision);

/** One version of a record. Throws 'not-found' where there is none of that number. */
export async function versionAt(ports: ReadPorts, record: SheetRecord, revision: number): Promise<Version> {
  const version = await ports.store.versions.get({ tenant: record.tenant, recordId: record.id, revision });
  if (!version) throw notFound();
  return version;
}

export interface SaveSignOff {
  readonly actor: Actor;
  readonly recordId: string;
  readonly revision: number;
  readonly adult: Person;
  readonly state: string;
  readonly how: string;
  readonly on: string;
  readonly seenBy: string;
  readonly copyGivenOn: string;
  readonly receipt: { readonly key: string; readonly content: string };
}

function problems(command: SaveSignOff, today: string): Record<string, string> {
  const { state, how, on, seenBy, copyGivenOn } = command;
  const errors: Record<string, string> = {};
  if (!SIGN_STATES.includes(state as SignState)) errors.state = 'Please choose one.';
  if (state === 'signed') {
    if (how === '') errors.how = 'How did they sign? For example: on paper. A typed name is not a signature.';
    if (on === '') errors.on = 'On which day did they sign?';
    if (seenBy === '') errors.seenBy = 'Who saw the signature?';
  }
  for (const [key, date] of Object.entries({ on, copyGivenOn })) {
    if (date !== '' && !isDate(date)) errors[key] = 'Please choose a date, such as 3 March 2026.';
    else if (date > today)
      errors[key] = `${longDate(date)} is still to come. Please choose the day it happened.`;
  }
  return errors;
}

/** Records what one adult did with one version. Earlier facts stay; the last one is in force (domain.md §7). */
export const saveSignOff =
  (ports: Ports) =>
  async (command: SaveSignOff): Promise<Saved<SheetRecord>> => {
    const { actor, recordId, revision, adult, how, on, seenBy, copyGivenOn, receipt } = command;
    const { record, setting, open } = await recordToChange(ports, { actor, action: 'sign off', recordId });
    const errors = problems(command, ports.clock.today(setting.timeZone));
    if (record.revision !== revision)
      errors.state ??=
        'This sheet was changed meanwhile, so there is a newer version to sign. Please open it again.';
    if (Object.keys(errors).length > 0) return refused(errors);
    const signOff: SignOff = {
      adult: adult.name,
      role: adult.role,
      state: command.state as SignState,
      how: how.trim(),
      on,
      seenBy: seenBy.trim(),
      copyGivenOn,
      recordedBy: actor.userId,
      recordedAt: ports.clock.now(),
    };
    return ports.store.once({ tenant: actor.tenant, ...receipt }, async () => {
      await open.store.versions.addSignOff({ tenant: actor.tenant, recordId, revision, signOff });
      return saved(record);
    });
  };
