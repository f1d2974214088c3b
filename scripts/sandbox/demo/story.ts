import { readFile } from 'node:fs/promises';

interface Target {
  readonly target: string;
  readonly [cell: string]: string;
}
interface Plan {
  readonly sheet: 'ISP' | 'IPM';
  readonly with?: 'ISP';
  readonly date: string;
  readonly why?: string;
  readonly need?: string;
  readonly strategies?: readonly string[];
  readonly parentViews?: string;
  readonly agencies?: readonly string[];
  readonly strengths?: string;
  readonly preferredActivity?: string;
  readonly development?: string;
  readonly targets?: readonly Target[];
}

/** A child as scripts/data/hazelbrook.json tells it. */
interface HazelbrookChild {
  readonly name: string;
  readonly latinName?: string;
  readonly nickname?: string;
  readonly dob: string;
  readonly setting: string;
  readonly grLevel: string;
  readonly homeLanguage?: string;
  readonly plan: Plan;
  readonly supersededBy?: Plan;
  readonly entries?: readonly {
    readonly date: string;
    readonly who: string;
    readonly target: string | number;
    readonly comment: string;
    readonly outcome: string;
  }[];
  readonly review?: { readonly date: string; readonly progress?: string; readonly nextSteps: string };
}

interface On {
  readonly on: string;
  /** Where it was written down later than it happened. */
  readonly recordedOn?: string;
}
type Values = Readonly<Record<string, string>>;

/** One thing done for a child on one day. */
export type Event = On &
  (
    | {
        readonly do: 'plan';
        readonly sheet: string;
        readonly values?: Values;
        readonly targets?: readonly (string | Target)[];
        readonly replaces?: boolean;
      }
    | {
        readonly do: 'entry';
        readonly target: string | number;
        readonly who?: string;
        readonly comments: string;
        readonly outcome: string;
        readonly fromHome?: boolean;
      }
    | {
        readonly do: 'review';
        readonly outcomes: readonly string[];
        readonly progress: string;
        readonly nextSteps: string;
      }
    | {
        readonly do: 'sign';
        readonly sheet: string;
        readonly state: string;
        readonly how?: string;
        readonly seenBy?: string;
        readonly copyGivenOn?: string;
      }
    | {
        readonly do: 'report';
        readonly agency: string;
        readonly consentBy: string;
        readonly consentOn: string;
        readonly chasedOn?: string;
        readonly receivedOn?: string;
        readonly reportDate?: string;
      }
    | { readonly do: 'choice'; readonly agencySent: string; readonly grThroughAgency: boolean }
  );

/** What demo.json adds to a child. */
interface DemoChild {
  readonly name: string;
  readonly keyPerson: string;
  readonly parent: string;
  readonly values?: Values;
  readonly targets?: readonly string[];
  readonly outcomes?: readonly string[];
  readonly events: readonly Event[];
}
export type ChildStory = Pick<HazelbrookChild, 'name' | 'dob' | 'setting' | 'grLevel' | 'homeLanguage'> &
  Pick<DemoChild, 'keyPerson' | 'parent'> & {
    readonly preferredName: string;
    readonly events: readonly Event[];
  };

interface Chain {
  readonly settings: readonly { readonly code: string; readonly name: string; readonly pattern: string }[];
  readonly termDates: readonly (readonly [string, string])[];
  readonly halfTerms: readonly (readonly [string, string])[];
  readonly yearRoundClosures: readonly (readonly [string, string])[];
}
interface DemoSetting {
  readonly code: string;
  readonly channel: string;
  readonly senco: readonly string[];
  readonly manager: readonly string[];
  readonly practitioner: readonly string[];
  readonly lead: readonly string[];
}
interface WrongChild {
  readonly on: string;
  readonly filedAt: string;
  readonly movedAt: string;
  readonly under: string;
  readonly meant: string;
  readonly comments: string;
  readonly why: string;
}

interface ChainStory {
  readonly name: string;
  readonly lead: { readonly userId: string; readonly name: string };
  readonly channel: string;
  readonly begunOn: string;
  /** Codes of settings by region. */
  readonly regions: Readonly<Record<string, readonly string[]>>;
  readonly requests: readonly {
    readonly kind: string;
    readonly text: string;
    readonly sentOn: string;
    readonly dueOn: string;
    readonly answers: readonly {
      readonly code: string;
      readonly on: string;
      readonly yes: boolean;
      readonly why?: string;
    }[];
  }[];
}

export interface Story {
  readonly chain: Chain;
  /** The chain as this app keeps it, begun by its lead. */
  readonly lead: ChainStory;
  readonly settings: readonly DemoSetting[];
  readonly children: readonly ChildStory[];
  readonly wrongChild: WrongChild;
}

const planEvents = ({ plan, supersededBy }: HazelbrookChild, { values, targets }: DemoChild): Event[] => {
  const event = (from: Plan, sheet: string, more: object = {}): Event => {
    const { need = '', strategies = [], agencies = [], date, targets: rows = targets ?? [] } = from;
    const { strengths = '', preferredActivity = '', development = '', parentViews = '' } = from;
    const words = { need, strengths, preferredActivity, development, parentViews };
    const lists = { strategies: strategies.join('\n'), agencies: agencies.join(', ') };
    return { on: date, do: 'plan', sheet, targets: rows, values: { ...words, ...lists, ...values }, ...more };
  };
  return [
    event(plan, plan.sheet),
    ...(plan.with ? [event(plan, plan.with)] : []),
    ...(supersededBy ? [event(supersededBy, supersededBy.sheet, { replaces: true })] : []),
  ];
};

const storyOf = (child: HazelbrookChild, demo: DemoChild): ChildStory => {
  const { entries = [], review, nickname, latinName } = child;
  const told: Event[] = [
    ...planEvents(child, demo),
    ...entries.map(
      ({ date, who, target, comment, outcome }): Event => ({
        ...{ on: date, do: 'entry', target, outcome },
        comments: comment,
        who,
      }),
    ),
    ...(review ? [reviewEvent(review, demo.outcomes)] : []),
  ];
  const { name, dob, setting, grLevel, homeLanguage = '' } = child;
  const { keyPerson, parent } = demo;
  const preferredName = nickname ?? latinName ?? '';
  // What is of one day keeps its order: plans first, then what was done on them.
  const events = [...told, ...demo.events].sort((one, other) => one.on.localeCompare(other.on));
  return { name, dob, setting, grLevel, homeLanguage, keyPerson, parent, preferredName, events };
};

const reviewEvent = (
  { date, progress, nextSteps }: NonNullable<HazelbrookChild['review']>,
  outcomes: readonly string[] = [nextSteps.startsWith('Not achieved') ? 'not achieved' : 'achieved'],
): Event => ({
  ...{ on: date, do: 'review', outcomes, nextSteps },
  progress: progress ?? 'Discussed with the record of intervention.',
});

const read = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(new URL(`../../data/${name}`, import.meta.url), 'utf8'));

/** The whole story: the chain of hazelbrook.json with what demo.json adds to it. */
export const readStory = async (): Promise<Story> => {
  const [hazelbrook, demo] = await Promise.all([
    read<{ chain: Chain; children: readonly HazelbrookChild[] }>('hazelbrook.json'),
    read<Omit<Story, 'chain' | 'lead' | 'children'> & { chain: ChainStory; children: readonly DemoChild[] }>(
      'demo.json',
    ),
  ]);
  const children = hazelbrook.children.map((child) => {
    const names = [child.name, child.nickname, child.latinName].join(' ');
    const more = demo.children.find(({ name }) => names.includes(name));
    if (!more) throw new Error(`demo.json says nothing of ${child.name}`);
    return storyOf(child, more);
  });
  return { ...demo, chain: hazelbrook.chain, lead: demo.chain, children };
};
