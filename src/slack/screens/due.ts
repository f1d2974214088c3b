import { type Choice, DUE_IDS, dueMessage } from '../../../blocks/due-list.ts';
import { mayToChild, settingsFor } from '../../domain/access.ts';
import { type DueFilter, EVERYTHING, readDueFilter } from '../../domain/due-filter.ts';
import { type DueList, dueList, filtered } from '../../usecases/due-list.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Message, Reply } from '../handlers.ts';
import { emptyWords, headingWords, itemWords, stuckWords } from './due-words.ts';
import { badRequest, readValue, type Screen, say } from './support.ts';

const ON_A_PAGE = 10;
/** With more settings than this, one is typed after the command. */
const SETTING_BUTTONS = 5;
/** Lines about what could not be posted: more would push the list away. */
const STUCK_LINES = 5;

const asValue = ({ mine, overdue, settingId }: DueFilter, page = 0): string =>
  `${mine ? 'm' : ''}${overdue ? 'o' : ''}|${settingId ?? ''}|${page}`;

const readChoice = (value: string): { readonly filter: DueFilter; readonly page: number } => {
  const [flags = '', settingId = '', page = ''] = readValue(value, 3);
  if (!/^m?o?$/.test(flags) || !/^\d{1,4}$/.test(page)) throw badRequest();
  const filter = { mine: flags.includes('m'), overdue: flags.includes('o'), settingId: settingId || null };
  return { filter, page: Number(page) };
};

/** Pressing what is on turns it off; a tick says which are on. */
const toggle = (label: string, on: boolean, next: DueFilter): Choice => ({
  label: on ? `✓ ${label}` : label,
  value: asValue(next),
});

function filterChoices({ actor }: Context, filter: DueFilter, { settings }: DueList): readonly Choice[] {
  const { mine, overdue, settingId } = filter;
  const seesOthers = settingsFor(actor, 'hold review').length > 0;
  const many = settings.length > 1 && settings.length <= SETTING_BUTTONS;
  return [
    { label: 'All', value: asValue(EVERYTHING) },
    ...(seesOthers ? [toggle('Mine', mine, { ...filter, mine: !mine })] : []),
    toggle('Overdue', overdue, { ...filter, overdue: !overdue }),
    ...(many
      ? settings.map(({ id, name }) =>
          toggle(name, id === settingId, { ...filter, settingId: id === settingId ? null : id }),
        )
      : []),
  ];
}

/** One page of what is due, worst first. A page that is not there any more is the last one. */
function pageOf(context: Context, due: DueList, filter: DueFilter, wanted: number): Message {
  const { actor } = context;
  const found = filtered(due.items, filter, actor);
  const pages = Math.max(1, Math.ceil(found.length / ON_A_PAGE));
  const page = Math.min(wanted, pages - 1);
  const stuck = stuckWords(due.stuck, due.settings);
  return dueMessage({
    heading: headingWords({ found: found.length, filter, settings: due.settings, page, pages }),
    stuck: [
      ...stuck.slice(0, STUCK_LINES),
      ...(stuck.length > STUCK_LINES ? ['More messages wait in other settings.'] : []),
    ],
    items: found.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE).map((item) => ({
      text: itemWords(item),
      review: mayToChild(actor, 'hold review', item.child)
        ? { childId: item.child.id, planId: item.plan.id }
        : null,
    })),
    empty: found.length === 0 ? emptyWords(filter, due.items.length) : null,
    filters: due.items.length > 0 ? filterChoices(context, filter, due) : [],
    feed: settingsFor(actor, 'hold review').length > 0,
    pages: [
      ...(page > 0 ? [{ label: 'Previous', value: asValue(filter, page - 1) }] : []),
      ...(page + 1 < pages ? [{ label: 'Next', value: asValue(filter, page + 1) }] : []),
    ],
  });
}

/** `/due`: reviews of the children one may see, worst first; only the asker sees it. */
export async function dueCommand(ports: Ports, context: Context, typed: string): Promise<Reply> {
  const due = await dueList(ports)({ actor: context.actor });
  if (due.settings.length === 0)
    return say(
      'As an inclusion lead you see no child’s reviews here. You are told when one has been overdue for long.',
    );
  const filter = readDueFilter(typed, due.settings);
  if (!filter)
    return say(
      `None of your settings matches “${typed}”. You have: ${due.settings.map(({ name }) => name).join(', ')}. You can also type /due overdue or /due mine.`,
    );
  return { kind: 'say', message: pageOf(context, due, filter, 0) };
}

export const dueScreen = (ports: Ports): Screen => ({
  actions: Object.fromEntries(
    DUE_IDS.map((id) => [
      id,
      async (context: Context, { value }: { value: string }): Promise<Reply> => {
        const { filter, page } = readChoice(value);
        const due = await dueList(ports)({ actor: context.actor });
        return { kind: 'replace', message: pageOf(context, due, filter, page) };
      },
    ]),
  ),
});
