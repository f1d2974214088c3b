import { readFileSync } from 'node:fs';

interface Target {
  readonly baseline?: string;
  readonly target: string;
  readonly provision?: string;
  readonly resources?: string;
  readonly when?: string;
}
interface Plan {
  readonly sheet: 'ISP' | 'IPM';
  readonly with?: 'ISP';
  readonly date: string;
  readonly need?: string;
  readonly strategies?: readonly string[];
  readonly parentViews?: string;
  readonly agencies?: readonly string[];
  readonly strengths?: string;
  readonly preferredActivity?: string;
  readonly development?: string;
  readonly targets?: readonly Target[];
}
interface Entry {
  readonly date: string;
  readonly who: string;
  readonly target: string | number;
  readonly comment: string;
  readonly outcome: string;
}
export interface HazelbrookChild {
  readonly name: string;
  readonly latinName?: string;
  readonly nickname?: string;
  readonly dob: string;
  readonly setting: string;
  readonly grLevel: string;
  readonly homeLanguage?: string;
  readonly plan: Plan;
  readonly supersededBy?: Plan;
  readonly entries?: readonly Entry[];
  readonly entriesRefused?: readonly string[];
  readonly entriesAccepted?: readonly string[];
  readonly review?: { readonly date: string; readonly progress?: string; readonly nextSteps: string };
}
interface Chain {
  readonly settings: readonly { readonly code: string; readonly name: string; readonly pattern: string }[];
  readonly termDates: readonly [string, string][];
  readonly halfTerms: readonly [string, string][];
  readonly yearRoundClosures: readonly [string, string][];
}

const file = new URL('../../scripts/data/hazelbrook.json', import.meta.url);
const data = JSON.parse(readFileSync(file, 'utf8')) as {
  chain: { chain: string } & Chain;
  children: HazelbrookChild[];
};

export const { chain, children } = data;

export const settingName = (code: string): string =>
  chain.settings.find((setting) => setting.code === code)?.name ?? code;

export const childNamed = (part: string): HazelbrookChild => {
  const child = children.find(({ name, latinName }) => `${name} ${latinName}`.includes(part));
  if (!child) throw new Error(`no child ${part}`);
  return child;
};

const nextDay = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** Between two terms the setting is closed: from the day after one to the day before the next. */
const betweenTerms = chain.termDates
  .slice(1)
  .map(([from], index) => [nextDay(chain.termDates[index]?.[1] ?? '', 1), nextDay(from, -1)]);

/** Closures as they are typed into the form, one a line. */
export const closuresOf = (pattern: string): string =>
  (pattern === 'term-time' ? [...betweenTerms, ...chain.halfTerms] : chain.yearRoundClosures)
    .map(([from, to]) => `${from} to ${to}, closed`)
    .join('\n');
