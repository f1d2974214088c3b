import { limits } from '../../blocks/limits.ts';
import { todayBlocks } from '../../blocks/today.ts';
import { checkMessageBlocks } from '../../scripts/sandbox/slack/block-kit/check.ts';
import type { DayList, TodayChild } from '../../src/domain/day-list.ts';
import * as sample from '../mongo/samples.ts';

const DAY = '2026-03-05';

const childWith = (at: number, targets: number): TodayChild => ({
  child: sample.child({ id: `child-${at}`, name: `Child ${at}`, code: `HAZ-${at}` }),
  asBackUp: at % 2 === 1,
  targets: Array.from({ length: targets }, (_, n) => ({
    target: { planId: `p${at}`, id: `t${n}`, text: 'x'.repeat(1000), kind: 'target', planCode: 'IPM' },
    entries: n % 2 === 0 ? [] : [sample.entry({ comments: '' })],
  })),
});

const list = (children: readonly TodayChild[], more: Partial<DayList> = {}): DayList => ({
  setting: sample.setting(),
  day: DAY,
  today: DAY,
  children,
  morning: null,
  ...more,
});

describe('the list of a day as a message', () => {
  it.each([
    [1, 1, 1],
    [1, 0, 1],
    [1, 20, 1],
    [1, 100, 1],
    [20, 5, 1],
    [7, 2, 3],
    [30, 1, 10],
  ])('fits Slack with %d children, %d targets each, in %d settings', (children, targets, settings) => {
    const one = list(Array.from({ length: children }, (_, at) => childWith(at, targets)));
    const others = Array.from({ length: settings - 1 }, () => one);
    const { text, blocks } = todayBlocks({
      lists: [one, ...others],
      scope: '*',
      note: 'Nothing was changed.',
    });
    expect(checkMessageBlocks(blocks)).toMatchObject({ ok: true });
    expect(text.length).toBeLessThan(limits.messageText);
    const shown = blocks.filter((block) => JSON.stringify(block).includes('"IPM ')).length;
    const left = children * targets * settings - shown;
    if (left > 0) expect(JSON.stringify(blocks)).toContain(`And ${left} more: /intervention`);
    else expect(JSON.stringify(blocks)).not.toContain('more: /intervention');
  });

  it('says of an earlier day which one it logs for', () => {
    const { text } = todayBlocks({ lists: [list([childWith(1, 1)], { today: '2026-03-06' })], scope: '*' });
    expect(text).toContain('Targets of 5 March 2026');
    expect(text).toContain('what you tap is logged for that day');
  });

  it('keeps the outcome buttons where only the parents told something', () => {
    const told = childWith(0, 1);
    const [target] = told.targets;
    if (!target) throw new Error('no target');
    const fromHome = { ...told, targets: [{ ...target, entries: [sample.entry({ from: 'home' })] }] };
    const { text, blocks } = todayBlocks({ lists: [list([fromHome])], scope: '*' });
    expect(text).toContain('(from home)');
    expect(JSON.stringify(blocks)).toContain('√ Achieved');
  });
});
