import { fold } from './names.ts';

/** Which reviews of those one may know of are listed. */
export interface DueFilter {
  /** Only children for whom one is key person or back-up key person. */
  readonly mine: boolean;
  readonly overdue: boolean;
  readonly settingId: string | null;
}

export const EVERYTHING: DueFilter = { mine: false, overdue: false, settingId: null };

interface Named {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** Code or name first, then part of a name: "MIL" is Millrace, whatever else has "mil" in it. */
const settingNamed = (typed: string, settings: readonly Named[]): Named | undefined => {
  const wanted = fold(typed);
  return (
    settings.find(({ code, name }) => [fold(code), fold(name)].includes(wanted)) ??
    settings.find(({ name }) => fold(name).includes(wanted))
  );
};

const WORDS = ['mine', 'overdue', 'all'];

/** What follows /due, in any order: "overdue", "mine", a setting. Null where no setting is called that. */
export function readDueFilter(typed: string, settings: readonly Named[]): DueFilter | null {
  const words = typed.split(/[\s,]+/).filter(Boolean);
  const said = words.map((word) => word.toLowerCase());
  const rest = words.filter((word) => !WORDS.includes(word.toLowerCase())).join(' ');
  const setting = rest === '' ? undefined : settingNamed(rest, settings);
  if (rest !== '' && !setting) return null;
  return {
    mine: said.includes('mine'),
    overdue: said.includes('overdue'),
    settingId: setting?.id ?? null,
  };
}
