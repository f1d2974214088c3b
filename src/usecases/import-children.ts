import { type ChildRow, type CsvProblem, parseChildCsv } from '../domain/child-csv.ts';
import { lowestLevel } from '../domain/levels.ts';
import { fold } from '../domain/names.ts';
import type { Profile } from '../domain/profile.ts';
import type { Actor, Member, Setting } from '../domain/setting.ts';
import { settingToChange } from './guard.ts';
import type { Ports } from './ports.ts';
import { addChild, type ChildInput, checkChild } from './save-child.ts';

export type Imported =
  | { readonly kind: 'imported'; readonly codes: readonly string[] }
  | { readonly kind: 'report'; readonly problems: readonly CsvProblem[]; readonly good: number };

const inputOf = (
  { cells }: ChildRow,
  { setting, profile }: { setting: Setting; profile: Profile },
  team: readonly Member[],
  problem: (column: string, message: string) => void,
): ChildInput => {
  const person = (text: string): string => {
    if (text === '') return '';
    const wanted = fold(text.replace(/^<?@|>$/g, ''));
    const found = team.filter((member) => fold(member.name) === wanted || fold(member.userId) === wanted);
    if (found.length !== 1)
      problem(
        'key person',
        `“${text}” is not in the team of ${setting.name}. Add them with /setting, or correct the name.`,
      );
    return found[0]?.userId ?? '';
  };
  return {
    settingId: setting.id,
    name: cells.name,
    preferredName: cells.preferredName,
    dob: cells.dob,
    keyPerson: person(cells.keyPerson),
    backUpKeyPerson: '',
    grLevel: cells.grLevel || lowestLevel(profile),
    agencies: cells.agencies,
    homeLanguage: cells.homeLanguage,
    parentalResponsibility: cells.parentalResponsibility,
    groupProvisionMap: cells.groupProvisionMap ?? false,
    consentGiven: cells.agencyConsent ?? false,
    consentBy: cells.agencyConsent ? 'as imported' : '',
    consentOn: '',
    ...{ ehcPlan: false, ehcPlanOn: '' },
  };
};

/** Adds every child of a CSV, or none: one wrong row stops the import, and the report names each problem. */
export const importChildren =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly settingId: string;
    readonly text: string;
    readonly receipt: { readonly key: string; readonly content: string };
  }): Promise<Imported> => {
    const { actor, settingId, text, receipt } = command;
    const { tenant } = actor;
    const { setting, open } = await settingToChange(ports, { actor, action: 'edit child', settingId });
    const [members, children] = await Promise.all([
      ports.store.members.ofSettings({ tenant, settingIds: [settingId] }),
      open.store.children.inSettings({ tenant, settingIds: [settingId] }),
    ]);
    const today = ports.clock.today(setting.timeZone);
    const profile = ports.profiles.of(setting);
    const levels = profile.grLevels;
    const parsed = parseChildCsv({ text, defaultSetting: setting.name, today, levels });
    const problems: CsvProblem[] = [...parsed.errors];
    const inputs: ChildInput[] = [];
    for (const row of parsed.rows) {
      const problem = (column: string, message: string) => problems.push({ line: row.line, column, message });
      if (![fold(setting.name), fold(setting.code)].includes(fold(row.cells.setting)))
        problem(
          'setting',
          `This list is for ${setting.name}. Please import ${row.cells.setting} on its own.`,
        );
      const before = problems.length;
      const input = inputOf(row, { setting, profile }, members, problem);
      const checked = checkChild(input, { today, members, profile });
      if (!checked.ok && problems.length === before)
        for (const [column, message] of Object.entries(checked.errors)) problem(column, message);
      if (children.some((child) => fold(child.name) === fold(input.name) && child.dob === input.dob))
        problem('name', `${input.name} with this date of birth is in the register already.`);
      inputs.push(input);
    }
    if (problems.length > 0) {
      const bad = new Set(problems.map(({ line }) => line));
      return {
        kind: 'report',
        problems: problems.sort((a, b) => a.line - b.line),
        good: parsed.rows.filter(({ line }) => !bad.has(line)).length,
      };
    }
    return ports.store.once({ tenant, ...receipt }, async () => {
      const codes: string[] = [];
      for (const input of inputs) codes.push((await addChild(open, setting, input)).code);
      return { kind: 'imported', codes };
    });
  };
