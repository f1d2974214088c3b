import type { Button } from '@slack/types';
import { arrangements } from '../../../blocks/arrange-form.ts';
import { OPEN, SIGN } from '../../../blocks/card.ts';
import type { HomeItem } from '../../../blocks/home.ts';
import { button } from '../../../blocks/parts.ts';
import { calledName } from '../../domain/child.ts';
import { longDate } from '../../domain/dates.ts';
import { sheetOf } from '../../domain/sheets/index.ts';
import type { DueItem } from '../../usecases/due-list.ts';
import type { HomeChild, HomeDraft } from '../../usecases/home.ts';
import type { Gap } from '../../usecases/home-gaps.ts';
import type { OpenRequest, RadarLine } from '../../usecases/home-hooks.ts';
import { itemWords, stateWords } from './due-words.ts';

/** Buttons of one block may not share an action id. */
export const openButtons = (
  ...all: readonly { readonly label: string; readonly opener: string; readonly id: string }[]
): readonly Button[] =>
  all.map(({ label, opener, id }, index) =>
    button({ action: index === 0 ? OPEN : `${OPEN}:${index}`, label, value: `${opener}|${id}` }),
  );

const planLine = (item: DueItem): string => {
  const { code } = sheetOf(item.plan.sheet);
  const words = stateWords(item);
  return words.startsWith('review') ? `${code}: ${words}` : `${code} review ${words}`;
};

const targetLine = ({ targets, open }: HomeChild): readonly string[] => {
  if (targets === 0) return [];
  if (open === 0) return ['Today’s targets are logged.'];
  return [targets === 1 ? '1 target to log today.' : `${open} of ${targets} targets to log today.`];
};

/** One key child: code, called name, what is due. */
export const childItem = (home: HomeChild): HomeItem => {
  const { child, asBackUp, items } = home;
  const name = `${child.code} · ${calledName(child)}${asBackUp ? ' · as back-up' : ''}`;
  const due = items.length === 0 ? ['No live plan.'] : items.map(planLine);
  const log = { label: 'Log an attempt', opener: 'record-of-intervention', id: child.id };
  const file = { label: 'Open', opener: 'child-file', id: child.id };
  return {
    text: [name, ...due, ...targetLine(home)].join('\n'),
    buttons: openButtons(...(items.length > 0 ? [log] : []), file),
  };
};

export const draftItem = ({ id, title, child, setting }: HomeDraft): HomeItem => {
  const whose = child ? `${child.code} · ${calledName(child)}` : (setting?.name ?? '');
  return {
    text: `${whose}: ${title}, not saved`,
    buttons: openButtons({ label: 'Go on', opener: 'draft', id }),
  };
};

export const dueItem = (item: DueItem): HomeItem => ({
  text: itemWords(item),
  buttons: openButtons(
    { label: 'Open review', opener: 'minutes-of-review', id: item.child.id },
    { label: arrangements.book.label, opener: arrangements.book.opener, id: item.plan.id },
  ),
});

const nameOf = ({ child, plan }: DueItem): string =>
  `${child.code} · ${calledName(child)} · ${sheetOf(plan.sheet).code}`;

/** A gap and the one button that mends it. */
export const gapItem = (gap: Gap): HomeItem => {
  switch (gap.kind) {
    case 'no plan':
      return {
        text: `${gap.child.code} · ${calledName(gap.child)}: no live plan`,
        buttons: openButtons({ label: 'Which plan?', opener: 'plan-choice', id: gap.child.id }),
      };
    case 'no entry':
      return {
        text: `${nameOf(gap.item)}: no entry since ${longDate(gap.since)} or before`,
        buttons: openButtons({
          label: 'Log an attempt',
          opener: 'record-of-intervention',
          id: gap.item.child.id,
        }),
      };
    case 'unsigned':
      return {
        text: `${nameOf(gap.item)}: version ${gap.item.plan.revision} is not signed by a parent or carer`,
        buttons: [button({ action: SIGN, label: 'Sign-off', value: gap.item.plan.id })],
      };
    case 'no report': {
      const { asked, item } = gap;
      return {
        text: `${nameOf(item)}: review coming up without a report of the last 12 months${asked ? `; asked of ${asked.agency}` : ''}`,
        buttons: openButtons(
          asked
            ? { label: 'Chase the report', opener: 'edit-report', id: asked.id }
            : { label: 'Ask for a report', opener: 'report', id: item.child.id },
        ),
      };
    }
  }
};

export const requestItem = ({ id, text, due, opener }: OpenRequest): HomeItem => ({
  text: `${text}\nBy ${longDate(due)}`,
  buttons: openButtons({ label: 'Answer', opener, id }),
});

export const radarItem = ({ text }: RadarLine): HomeItem => ({ text, buttons: [] });
