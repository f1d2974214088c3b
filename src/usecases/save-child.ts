import type { Checked, FieldErrors } from '../domain/answers.ts';
import type { Child } from '../domain/child.ts';
import { addDays, isDate, longDate } from '../domain/dates.ts';
import { AppError } from '../domain/errors.ts';
import { levelIn } from '../domain/levels.ts';
import { fold } from '../domain/names.ts';
import type { Profile } from '../domain/profile.ts';
import type { Actor, Member, Setting } from '../domain/setting.ts';
import { changedMeanwhile, childToChange, settingToChange } from './guard.ts';
import type { ChangePorts, Ports, ReadPorts } from './ports.ts';
import { movedOn, refused, type Saved, saved } from './saved.ts';

/** What the register's form or one line of a CSV says about a child. */
export type ChildInput = Readonly<
  Pick<
    Child,
    | 'settingId'
    | 'name'
    | 'preferredName'
    | 'dob'
    | 'keyPerson'
    | 'backUpKeyPerson'
    | 'grLevel'
    | 'homeLanguage'
    | 'parentalResponsibility'
    | 'groupProvisionMap'
  > & {
    agencies: readonly string[];
    consentGiven: boolean;
    consentBy: string;
    consentOn: string;
    ehcPlan: boolean;
    ehcPlanOn: string;
  }
>;

/** Children of a nursery are at most this old, in days: school starts at four or five. */
const OLDEST = 8 * 366;

/** What a child's details are checked against. */
interface Around {
  readonly today: string;
  readonly members: readonly Member[];
  readonly profile: Profile;
}

function problems(input: ChildInput, { today, members, profile }: Around): FieldErrors {
  const errors: Record<string, string> = {};
  if (input.name.trim() === '') errors.name = 'Please write the child’s name.';
  else if (input.name.length > 150)
    errors.name = `This is ${input.name.length} characters; at most 150 fit here.`;
  if (!isDate(input.dob)) errors.dob = 'Please choose the date of birth, such as 11 February 2022.';
  else if (input.dob > today) errors.dob = `${longDate(input.dob)} is still to come. Please check the year.`;
  else if (input.dob < addDays(today, -OLDEST))
    errors.dob = `A child born on ${longDate(input.dob)} would be at school. Please check the year.`;
  if (levelIn(profile, input.grLevel).kind !== 'known') errors.grLevel = 'Please choose one.';
  const team = members
    .filter((member) => member.settingId === input.settingId)
    .map((member) => member.userId);
  const notInTeam = 'This person is not in the setting’s team yet. Add them with /setting, then come back.';
  if (input.keyPerson !== '' && !team.includes(input.keyPerson)) errors.keyPerson = notInTeam;
  if (input.backUpKeyPerson !== '' && !team.includes(input.backUpKeyPerson))
    errors.backUpKeyPerson = notInTeam;
  if (input.consentGiven && input.consentBy.trim() === '') errors.consentBy = 'Who gave consent?';
  if (input.consentOn !== '' && (!isDate(input.consentOn) || input.consentOn > today))
    errors.consentOn = 'Please choose the day consent was given.';
  if (input.ehcPlanOn !== '' && (!isDate(input.ehcPlanOn) || input.ehcPlanOn > today))
    errors.ehcPlanOn = 'Please choose the day of the EHC plan.';
  return errors;
}

/** Checks a child's details without saving them. */
export const checkChild = (input: ChildInput, around: Around): Checked<ChildInput> => {
  const errors = problems(input, around);
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: input };
};

const detailsOf = ({ consentGiven, consentBy, consentOn, ehcPlan, ehcPlanOn, ...input }: ChildInput) => ({
  ...input,
  name: input.name.trim().normalize('NFC'),
  preferredName: input.preferredName.trim().normalize('NFC'),
  ehcPlan: { has: ehcPlan, on: ehcPlan ? ehcPlanOn : '' } as const,
  agencyConsent: { given: consentGiven, by: consentBy.trim(), on: consentOn },
});

/** Makes a child of checked details; the code counts up within the setting. Runs inside `once`. */
export async function addChild(ports: ChangePorts, setting: Setting, input: ChildInput): Promise<Child> {
  const number = await ports.store.settings.nextChildNumber({ tenant: setting.tenant, id: setting.id });
  const child: Child = {
    ...detailsOf(input),
    id: ports.newId(),
    tenant: setting.tenant,
    code: `${setting.code}-${String(number).padStart(2, '0')}`,
    planChoices: [],
    revision: 1,
  };
  await ports.store.children.insert(child);
  return child;
}

/**
 * Throws 'child-there' where another child of the setting has this name and date of birth; twins share only
 * the second. Inside the write, so that a second click on a saved form still gets the first answer.
 */
async function refuseTwice(
  ports: ReadPorts,
  options: { tenant: string; settingId: string; childId: string | null; input: ChildInput },
): Promise<void> {
  const { tenant, settingId, childId, input } = options;
  const children = await ports.store.children.inSettings({ tenant, settingIds: [settingId] });
  const other = children.find(
    ({ id, name, dob }) => id !== childId && dob === input.dob && fold(name) === fold(input.name),
  );
  if (!other) return;
  const userMessage = `This child is in the register already, as ${other.code}.`;
  throw new AppError({
    code: 'child-there',
    message: 'a child of this name and date of birth is in the register',
    userMessage,
    fields: { name: userMessage },
  });
}

/** Adds a child to the register, or changes its details. A change of setting is a move, which is not made here. */
export const saveChild =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly childId: string | null;
    readonly base: number;
    readonly input: ChildInput;
    readonly receipt: { readonly key: string; readonly content: string };
  }): Promise<Saved<Child>> => {
    const { actor, childId, base, input, receipt } = command;
    const { tenant } = actor;
    const current = childId
      ? (await childToChange(ports, { actor, action: 'edit child', childId })).child
      : null;
    const settingId = current?.settingId ?? input.settingId;
    if (settingId === '') return refused({ settingId: 'Please choose the setting.' });
    const { setting, open } = await settingToChange(ports, { actor, action: 'edit child', settingId });
    const members = await ports.store.members.ofSettings({ tenant, settingIds: [settingId] });
    const checked = checkChild(
      { ...input, settingId },
      { today: ports.clock.today(setting.timeZone), members, profile: ports.profiles.of(setting) },
    );
    // The early years framework gives every child a key person; a list imported in bulk may name them later.
    const noKeyPerson: FieldErrors =
      input.keyPerson === '' ? { keyPerson: 'Please choose the child’s key person.' } : {};
    if (!checked.ok) return refused({ ...noKeyPerson, ...checked.errors });
    if (input.keyPerson === '') return refused(noKeyPerson);
    return ports.store.once({ tenant, ...receipt }, async () => {
      await refuseTwice(open, { tenant, settingId, childId, input });
      if (!current) return saved(await addChild(open, setting, checked.value));
      if (current.revision !== base) return movedOn(current.revision);
      const child: Child = { ...current, ...detailsOf(checked.value), revision: base };
      if (!(await open.store.children.replace(child))) throw changedMeanwhile();
      return saved({ ...child, revision: base + 1 });
    });
  };
