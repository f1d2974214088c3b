import { until } from '../../scripts/sandbox/slack/until.ts';
import type { Notice, NoticeLine } from '../../src/domain/notice.ts';
import { type Board, openBoard } from './board.ts';
import { childNamed, closuresOf, settingName } from './hazelbrook.ts';
import { supportPlan } from './hazelbrook-plans.ts';
import { notice } from './notices.ts';
import { type Nursery, startNursery } from './nursery.ts';
import { saves, writePlan } from './paperwork.ts';
import { addChild, addSetting } from './register.ts';

const zofia = childNamed('Zofia');
const CHRISTMAS = { from: '2025-12-20', to: '2026-01-04' };

export interface BeforeChristmas {
  readonly nursery: Nursery;
  readonly board: Board;
  /** Moves the date on the wall. */
  readonly on: (day: string) => void;
  /** A reminder of Zofia’s review, made today. */
  readonly about: (id: string, more?: Partial<NoticeLine>) => Promise<Notice>;
  /** What the person is told beside the message. */
  readonly toldBy: (user: string, act: () => Promise<unknown>) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/**
 * Zofia’s plan of 3 November 2025 is due on 29 December, inside the Christmas closure; it is 5 December. Anna and
 * Grace are SENCOs, Tom is manager, Priya is key person; Mary is SENCO elsewhere.
 */
export async function startBeforeChristmas(): Promise<BeforeChristmas> {
  let today = '2025-11-03';
  const nursery = await startNursery({ clock: { now: Date.now, today: () => today } });
  const { slack } = nursery;
  const willow = { name: settingName('WIL'), code: 'WIL', team: ['UKEY'] };
  await addSetting(slack, { ...willow, closures: closuresOf('year-round') });
  await addSetting(slack, { name: 'Millrace', code: 'MIL', senco: ['UELSEWHERE'], team: [] });
  const senco = slack.as('USENCO');
  await senco.command('/setting');
  await senco.fill({ Managers: ['UOTHER'] });
  await saves(senco);
  await addChild(slack, { ...zofia, setting: settingName('WIL') });
  await writePlan(senco, '/isp', supportPlan(zofia, { ...zofia.plan, date: '2025-11-03' }));
  const board = await openBoard(nursery);
  today = '2025-12-05';
  return {
    nursery,
    board,
    on: (day) => {
      today = day;
    },
    about: async (id, more = {}) => {
      const { id: planId, childId, settingId, tenant } = await board.plan('WIL-01');
      const line: NoticeLine = {
        ...{ planId, childId, childCode: 'WIL-01', planCode: 'ISP', step: 'window' },
        ...{ due: '2025-12-29', closure: CHRISTMAS, became: { what: 'open' } },
        ...more,
      };
      return notice('nudge', [line], { id, tenant, settingId, day: today });
    },
    toldBy: async (user, act) => {
      const person = slack.as(user);
      const before = person.ephemerals.length;
      await act();
      return (await until(() => person.ephemerals[before], { what: `words for ${user}` })).text;
    },
    stop: async () => {
      await board.close();
      await nursery.stop();
    },
  };
}
