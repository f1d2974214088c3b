import type { KnownBlock } from '@slack/types';
import { OPEN } from '../../../blocks/card.ts';
import { limits } from '../../../blocks/limits.ts';
import { button, small } from '../../../blocks/parts.ts';
import { clip, plain } from '../../../blocks/text.ts';
import { mayToChild } from '../../domain/access.ts';
import { calledName } from '../../domain/child.ts';
import { longDate } from '../../domain/dates.ts';
import type { Actor } from '../../domain/setting.ts';
import { sheetOf } from '../../domain/sheets/index.ts';
import { type DueItem, dueList } from '../../usecases/due-list.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Reply } from '../handlers.ts';
import { say } from './support.ts';

const days = (n: number): string => (n === 1 ? '1 day' : `${n} days`);

const stateWords = ({ clock }: DueItem): string => {
  const due = longDate(clock.due);
  switch (clock.state) {
    case 'overdue':
      return `overdue by ${days(clock.daysOverdue ?? 0)}, was due ${due}`;
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

const itemWords = (item: DueItem): string => {
  const { child, plan, setting } = item;
  const sheet = sheetOf(plan.sheet);
  return `${child.code} ${calledName(child)} · ${setting.name} · ${sheet.code} cycle ${plan.plan.cycle}: ${stateWords(item)}`;
};

const itemBlock = (item: DueItem, actor: Actor): KnownBlock => ({
  type: 'section',
  text: plain(clip(itemWords(item), 1000)),
  ...(mayToChild(actor, 'hold review', item.child)
    ? {
        accessory: button({
          action: OPEN,
          label: 'Open review',
          value: `minutes-of-review|${item.child.id}`,
        }),
      }
    : {}),
});

/** `/due`: reviews of the children one may see, worst first; only the asker sees it. */
export async function dueCommand(ports: Ports, { actor }: Context): Promise<Reply> {
  const items = await dueList(ports)({ actor });
  if (items.length === 0) return say('No live plans yet, so no review is due. Start one with /isp or /ipm.');
  const room = limits.messageBlocks - 1;
  const shown = items.slice(0, room);
  const more = items.length - shown.length;
  return {
    kind: 'say',
    message: {
      text: clip(shown.map(itemWords).join('\n'), limits.messageText - 100),
      blocks: [
        ...shown.map((item) => itemBlock(item, actor)),
        ...(more > 0 ? [small(`And ${more} more, due later.`)] : []),
      ],
    },
  };
}
