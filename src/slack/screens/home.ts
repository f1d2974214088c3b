import { createHash } from 'node:crypto';
import type { HomeView } from '@slack/types';
import { type HomeItem, type HomeSection, homeView, strangerHome } from '../../../blocks/home.ts';
import { button, heading, modal, small, words } from '../../../blocks/parts.ts';
import { ALL_SETTINGS } from '../../../blocks/today.ts';
import { longDate } from '../../domain/dates.ts';
import { trendWords } from '../../domain/on-time.ts';
import type { Actor } from '../../domain/setting.ts';
import { type Home, type HomeAsked, type HomeChild, type Overview, openHome } from '../../usecases/home.ts';
import type { HomeHooks } from '../../usecases/home-hooks.ts';
import type { LeadHome } from '../../usecases/home-lead.ts';
import type { Ports } from '../../usecases/ports.ts';
import { homeOpened } from '../../usecases/refresh-home.ts';
import type { Context, Handlers, Reply } from '../handlers.ts';
import { stuckWords } from './due-words.ts';
import { childItem, draftItem, dueItem, gapItem, radarItem, requestItem } from './home-words.ts';
import { ASK_TO_JOIN, strangerWords } from './join.ts';
import { todayOf } from './support.ts';
import { listMessage } from './today-message.ts';

const TODAY_LIST = 'home-today';

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const empty = { lines: [], items: [], rest: '' } as const;

const said = (text: string): HomeItem => ({ text, buttons: [] });

function childrenSection(children: readonly HomeChild[]): HomeSection {
  const open = children.reduce((sum, child) => sum + child.open, 0);
  const targets = children.reduce((sum, child) => sum + child.targets, 0);
  const list = button({
    action: TODAY_LIST,
    label: 'Send me today’s targets',
    value: 'today',
    main: open > 0,
  });
  const today = open > 0 ? `Today: ${count(open, 'target')} to log.` : 'Today: every target is logged.';
  return {
    ...empty,
    heading: 'My children',
    lines: [
      ...(children.length === 0
        ? [
            said(
              'You are nobody’s key person or back-up yet. A SENCO can change that in the child’s details.',
            ),
          ]
        : []),
      ...(targets > 0 ? [{ text: today, buttons: [list] }] : []),
    ],
    items: children.map(childItem),
    rest: 'type /child and the name.',
  };
}

const draftSections = ({ drafts }: Home): readonly HomeSection[] =>
  drafts.length === 0
    ? []
    : [
        {
          ...empty,
          heading: 'My drafts',
          lines: [said('Kept for seven days after you last worked on them.')],
          items: drafts.map(draftItem),
          rest: 'save or finish the first ones.',
        },
      ];

function overviewSections(overview: Overview): readonly HomeSection[] {
  const { overdue, soon, gaps, requests, stuck, settings } = overview;
  const none = overdue.length + soon.length === 0;
  return [
    {
      ...empty,
      heading: 'Reviews due',
      lines: [
        none
          ? 'No review is overdue or due within 14 days.'
          : `${overdue.length} overdue · ${soon.length} due within 14 days`,
        ...stuckWords(stuck, settings)
          .slice(0, 3)
          .map((text) => `⚠️ ${text}`),
      ].map(said),
      items: [...overdue, ...soon].map(dueItem),
      rest: 'type /due.',
    },
    ...(requests.length === 0
      ? []
      : [
          { ...empty, heading: 'Requests', items: requests.map(requestItem), rest: 'answer the first ones.' },
        ]),
    {
      ...empty,
      heading: 'Gaps',
      lines: [said(gaps.length === 0 ? 'Nothing is missing in the paperwork.' : gapSummary(gaps))],
      items: gaps.map(gapItem),
      rest: 'mend the first ones, and they follow.',
    },
  ];
}

const GAP_NAMES = {
  'no plan': ['child without a plan', 'children without a plan'],
  'no entry': ['plan without an entry for 14 days', 'plans without an entry for 14 days'],
  'no report': ['review coming up without a report', 'reviews coming up without a report'],
  unsigned: ['unsigned version', 'unsigned versions'],
} as const;

const gapSummary = (gaps: Overview['gaps']): string =>
  Object.entries(GAP_NAMES)
    .map(([kind, [one, many]]) => ({ n: gaps.filter((gap) => gap.kind === kind).length, one, many }))
    .filter(({ n }) => n > 0)
    .map(({ n, one, many }) => count(n, one, many))
    .join(' · ');

function leadSections({ settings, escalations, radar, trend }: LeadHome): readonly HomeSection[] {
  const worst = escalations.map(({ setting, count: n }) => ({
    text: `${setting.name}: ${count(n, 'review')} overdue for 14 open days or more`,
    buttons: [],
  }));
  const says = trend ? trendWords(trend.points) : 'The figures are being worked out. They appear here soon.';
  const picture = trend?.picture?.words === says ? trend.picture : null;
  return [
    {
      ...empty,
      heading: 'My settings',
      lines: [
        count(settings, 'setting'),
        ...(radar === null && worst.length === 0 ? ['No review is overdue for 14 open days.'] : []),
      ].map(said),
      items: radar === null ? worst : radar.map(radarItem),
      rest: 'the others are in your weekly digest.',
    },
    {
      ...empty,
      heading: 'Reviews held on time',
      lines: [said(says)],
      picture: picture ? { fileId: picture.fileId, alt: says } : undefined,
    },
  ];
}

/** A person's Home in Slack, with what its publisher must know of it. */
export interface MadeHome {
  readonly view: HomeView;
  /** Digest of the view. */
  readonly stamp: string;
  readonly settingIds: readonly string[];
}

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');

/** A block that stays the same keeps its id, so that a button pressed while Home changes is still that button. */
const named = (blocks: HomeView['blocks']): HomeView['blocks'] => {
  const ids = blocks.map((block) => digest(block).slice(0, 16));
  return blocks.map((block, index) => ({
    ...block,
    block_id: `${ids[index]}-${ids.slice(0, index).filter((id) => id === ids[index]).length}`,
  }));
};

const made = (view: HomeView, actor: Actor): MadeHome => ({
  view: { ...view, blocks: named(view.blocks) },
  stamp: digest(view.blocks),
  settingIds: [...new Set(actor.memberships.map(({ settingId }) => settingId))],
});

async function stranger(ports: Ports, actor: Actor): Promise<HomeView> {
  const settings = await ports.store.settings.all({ tenant: actor.tenant });
  const ask = button({ action: ASK_TO_JOIN, label: 'Ask to be added', value: 'ask', main: true });
  return strangerHome(settings.length > 0 ? [ask] : [], strangerWords(settings.length > 0));
}

/** Everybody's Home, by their rights of this moment. */
export const homeOf =
  (ports: Ports, hooks: HomeHooks) =>
  async ({ actor, job }: HomeAsked): Promise<MadeHome> => {
    if (actor.memberships.length === 0) return made(await stranger(ports, actor), actor);
    const home = await openHome(ports, hooks)({ actor, job });
    const { overview, lead, children } = home;
    const hasOwn = children !== null && (children.length > 0 || overview === null);
    const sections = [
      ...(lead ? leadSections(lead) : []),
      ...(overview ? overviewSections(overview) : []),
      ...(hasOwn ? [childrenSection(children)] : []),
      ...draftSections(home),
    ];
    const intro = [small(`${longDate(todayOf(ports))} · only you see this page`)];
    return made(homeView({ intro, sections }), actor);
  };

/** In place of a Home that could not be made: an old one may show what is not theirs any more. */
const homeProblem = (text: string): HomeView => ({
  type: 'home',
  blocks: [heading('Graduated Response'), words(`⚠️ ${text}`)],
});

const sentView = modal({
  callbackId: 'home-sent',
  title: 'Please note',
  blocks: [words('Sent: it is in the Messages tab of this app, where one tap logs a target.')],
});

async function sendToday(ports: Ports, context: Context): Promise<Reply> {
  const message = await listMessage(ports, context, { scope: ALL_SETTINGS });
  if (!message) return { kind: 'say', message: { text: 'There is nothing on your list today.' } };
  const { userId } = context.actor;
  return {
    kind: 'open',
    view: sentView,
    afterwards: (slack) => slack.directMessage({ userId, message }),
  };
}

/** What a lead's Home shows is of today, with its picture. */
const isStale = ({ view }: MadeHome, actor: Actor): boolean =>
  actor.memberships.some(({ role }) => role === 'inclusion lead') &&
  !view.blocks.some(({ type }) => type === 'image');

/** Home as somebody opens it, and the buttons that are only there. */
export const homeScreen = (
  ports: Ports,
  hooks: HomeHooks,
): Pick<Handlers, 'actions' | 'home' | 'homeProblem'> => ({
  home: async ({ actor }) => {
    const note = await homeOpened(ports)({ actor });
    const made = await homeOf(ports, hooks)({ actor });
    return { view: made.view, afterwards: () => note({ ...made, stale: isStale(made, actor) }) };
  },
  homeProblem: (words) => ({ view: homeProblem(words) }),
  actions: { [TODAY_LIST]: (context) => sendToday(ports, context) },
});
