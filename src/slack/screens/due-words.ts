import { faultWords } from '../../../blocks/fault-words.ts';
import { clip } from '../../../blocks/text.ts';
import { arrangedNow } from '../../domain/arrangement.ts';
import { calledName } from '../../domain/child.ts';
import { longDate } from '../../domain/dates.ts';
import type { DueFilter } from '../../domain/due-filter.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Setting } from '../../domain/setting.ts';
import { sheetOf } from '../../domain/sheets/index.ts';
import type { DueItem } from '../../usecases/due-list.ts';

const count = (n: number, one: string): string => (n === 1 ? `1 ${one}` : `${n} ${one}s`);

export const stateWords = ({ clock }: DueItem): string => {
  const due = longDate(clock.due);
  switch (clock.state) {
    case 'overdue':
      return `overdue by ${count(clock.daysOverdue ?? 0, 'day')}, was due ${due}`;
    case 'due today':
      return 'due today';
    case 'due (closed)':
      return `due (closed) ${due}; you reopen on ${longDate(clock.reopens ?? clock.due)}`;
    case 'window':
      return `review window open, due ${due}`;
    case 'early':
      return `due ${due}; the window opens on ${longDate(clock.windowOpens)}`;
  }
};

/** One review with everything arranged about it, reasons too: whoever sees the child may read them. */
export const itemWords = (item: DueItem): string => {
  const { child, plan, setting } = item;
  const sheet = sheetOf(plan.sheet);
  const line = `${child.code} ${calledName(child)} · ${setting.name} · ${sheet.code} cycle ${plan.plan.cycle}: ${stateWords(item)}`;
  const arranged = arrangedNow({ plan: plan.plan, closures: setting.closures });
  return clip([line, ...arranged].join('\n'), 1000);
};

export const headingWords = (options: {
  readonly found: number;
  readonly filter: DueFilter;
  readonly settings: readonly Setting[];
  readonly page: number;
  readonly pages: number;
}): string => {
  const { found, filter, settings, page, pages } = options;
  const setting = settings.find(({ id }) => id === filter.settingId);
  const which = [
    ...(filter.mine ? ['my key children'] : []),
    ...(filter.overdue ? ['overdue'] : []),
    ...(setting ? [setting.name] : []),
  ];
  const paging = pages > 1 ? `, page ${page + 1} of ${pages}` : '';
  return `${count(found, 'review')}${which.length > 0 ? ` (${which.join(', ')})` : ''}${paging}`;
};

export const emptyWords = (filter: DueFilter, total: number): string => {
  if (total === 0) return 'No live plans yet, so no review is due. Start one with /isp or /ipm.';
  if (filter.overdue) return 'Nothing is overdue here. Well done.';
  return filter.mine
    ? 'None of the children whose key person you are has a live plan.'
    : 'No live plans here.';
};

/** Messages of one setting that wait for the same reason. */
const stuckLine = (all: readonly Notice[], settingName: string): string => {
  const [first] = all;
  if (!first) return '';
  const message = 'channel' in first.to ? 'reminder' : 'direct message';
  const what = `${count(all.length, message)} of ${settingName}`;
  if (first.state !== 'parked') {
    const since = all.map(({ day }) => day).sort()[0] ?? first.day;
    return `${what} ${all.length === 1 ? 'is' : 'are'} delayed since ${longDate(since)}. The app goes on trying.`;
  }
  const mend = 'channel' in first.to ? ' To mend it, type /setting.' : '';
  return `${what} ${all.length === 1 ? 'waits' : 'wait'}, because ${faultWords(first.code)}.${mend}`;
};

export function stuckWords(stuck: readonly Notice[], settings: readonly Setting[]): readonly string[] {
  const groups = new Map<string, readonly Notice[]>();
  for (const notice of stuck) {
    const { settingId, state, to, code } = notice;
    const why = state === 'parked' ? faultWords(code) : 'delayed';
    const key = JSON.stringify([settingId, 'channel' in to, why]);
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return [...groups.values()].map((group) =>
    stuckLine(group, settings.find(({ id }) => id === group[0]?.settingId)?.name ?? 'a setting'),
  );
}
