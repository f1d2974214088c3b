import { noticeMessage } from '../../blocks/notice.ts';
import { checkMessageBlocks } from '../../scripts/sandbox/slack/block-kit/check.ts';
import { places, withIds } from '../../scripts/sandbox/slack/stored-blocks.ts';
import type { Notice, NoticeLine } from '../../src/domain/notice.ts';
import type { NudgeStep } from '../../src/domain/nudges.ts';
import { line, notice } from '../support/notices.ts';

const CHRISTMAS = { from: '2025-12-20', to: '2026-01-04' };
const kinds = ['nudge', 'digest', 'escalation', 'escalation without lead'] as const;
const steps: readonly NudgeStep[] = ['window', 'due soon', 'due', 'overdue', 'escalation', 'closure choice'];
const becoming: readonly NoticeLine['became'][] = [
  { what: 'open' },
  { what: 'held', on: '2026-01-08' },
  { what: 'ended', on: '2026-01-09' },
  { what: 'booked', until: '2026-01-10' },
  { what: 'not before', until: '2026-01-11' },
  { what: 'before' },
  { what: 'after' },
  { what: 'moved', to: '2026-01-12' },
];

const say = (kind: (typeof kinds)[number], lines: readonly NoticeLine[], more: Partial<Notice> = {}) =>
  noticeMessage({ notice: notice(kind, lines, more), settingName: 'Willow Bank' });

/** Labels of everything that can be pressed or picked. */
const labels = (blocks: ReturnType<typeof say>['blocks']): readonly string[] => {
  const checked = checkMessageBlocks(blocks);
  if (!checked.ok) throw new Error(checked.messages.join('\n'));
  return places(withIds(checked.value)).flatMap(({ element }) => {
    if (element.type === 'button') return [element.text.text];
    return element.type === 'overflow' ? element.options.map(({ text }) => text.text) : [];
  });
};

describe('one reminder', () => {
  it.each<[Partial<NoticeLine>, string, string]>([
    [{}, '2025-12-15', 'WIL-07: review of the ISP. The review window is open; due 29 December 2025.'],
    [{ step: 'due soon' }, '2025-12-22', 'WIL-07: review of the ISP, due soon: 29 December 2025.'],
    [{ step: 'due' }, '2025-12-29', 'WIL-07: the review of the ISP is due today, 29 December 2025.'],
    [
      { step: 'due', closure: CHRISTMAS },
      '2026-01-05',
      'WIL-07: the review of the ISP was due 29 December 2025 while you were closed; please hold it in the first week back.',
    ],
    [
      { step: 'due', closure: CHRISTMAS },
      '2025-12-19',
      'WIL-07: the review of the ISP is due 29 December 2025, while you are closed (20 December 2025 to 4 January 2026); please hold it before you close.',
    ],
    [
      { step: 'overdue' },
      '2026-01-05',
      'WIL-07: the review of the ISP is overdue; it was due 29 December 2025.',
    ],
    [
      { step: 'closure choice', planCode: 'IPM', closure: CHRISTMAS },
      '2025-12-05',
      'WIL-07: the review of the IPM is due 29 December 2025, while you are closed (20 December 2025 to 4 January 2026). Before you close, or in the first week back?',
    ],
  ])('says for %o on %s: %s', (more, day, text) => {
    expect(say('nudge', [line(more)], { day }).text).toBe(text);
  });

  it.each<[NoticeLine['became'], string]>([
    [{ what: 'held', on: '2026-01-08' }, 'WIL-07: review of the ISP held on 8 January 2026.'],
    [
      { what: 'ended', on: '2026-01-08' },
      'WIL-07: the ISP ended on 8 January 2026. Its review is no longer due.',
    ],
    [
      { what: 'booked', until: '2026-01-08' },
      'WIL-07: review of the ISP: meeting planned for 8 January 2026.',
    ],
    [{ what: 'moved', to: '2026-05-03' }, 'WIL-07: review of the ISP moved: it is due 3 May 2026 now.'],
    [{ what: 'not before', until: '2026-01-08' }, 'WIL-07: review of the ISP not before 8 January 2026.'],
    [
      { what: 'before' },
      'WIL-07: review of the ISP will be held before you close (20 December 2025 to 4 January 2026).',
    ],
    [
      { what: 'after' },
      'WIL-07: review of the ISP will be held in the first week back (closed 20 December 2025 to 4 January 2026).',
    ],
  ])('says what became of it and has no buttons: %o', (became, text) => {
    const message = say('nudge', [line({ became, closure: CHRISTMAS })]);
    expect(message.text.split('\n')[0]).toBe(text);
    expect(labels(message.blocks)).toStrictEqual([]);
  });

  it('has the buttons of its step', () => {
    expect(labels(say('nudge', [line()]).blocks)).toStrictEqual([
      'Open review',
      'Choose a date',
      'Not before…',
    ]);
    const choice = line({ step: 'closure choice', closure: CHRISTMAS });
    expect(labels(say('nudge', [choice]).blocks)).toStrictEqual(['Before we close', 'First week back']);
  });

  it('says that it may be a repeat, to screen readers too', () => {
    const { text } = say('nudge', [line()], { mayBeRepeat: true });
    expect(text).toContain('This may be a repeat: the connection broke while it was being sent.');
  });
});

describe('every kind, step and outcome', () => {
  const all = kinds.flatMap((kind) =>
    steps.flatMap((step) =>
      becoming.flatMap((became) => [null, CHRISTMAS].map((closure) => ({ kind, step, became, closure }))),
    ),
  );
  it('is taken by Slack, has buttons only while open, and none for a lead', () => {
    for (const { kind, ...more } of all) {
      const { text, blocks } = say(kind, [line(more)], { mayBeRepeat: true });
      expect(text).toContain('WIL-07');
      expect(text).not.toMatch(/undefined|null|\.\./);
      const pressable = more.became.what === 'open' && !kind.startsWith('escalation');
      expect(labels(blocks).length > 0).toBe(pressable);
    }
  });
});

describe('a digest', () => {
  const many = (n: number) =>
    Array.from({ length: n }, (_, i) =>
      line({ planId: `plan-${i}`, childCode: `WIL-${i}`, step: i % 2 ? 'window' : 'overdue' }),
    );

  it('counts, and puts the worst first and what is settled last', () => {
    const held = line({ childCode: 'WIL-99', step: 'overdue', became: { what: 'held', on: '2026-01-08' } });
    const { text } = say('digest', [held, ...many(4)]);
    const [head, ...rest] = text.split('\n');
    expect(head).toBe('4 of 5 reviews to look at');
    expect(rest.map((each) => each.split(':')[0])).toStrictEqual([
      'WIL-0',
      'WIL-2',
      'WIL-1',
      'WIL-3',
      'WIL-99',
    ]);
  });

  it.each([4, 45, 46, 47, 100])('of %i lines fits Slack and says how many are left out', (n) => {
    const { text, blocks } = say('digest', many(n), { mayBeRepeat: true });
    expect(text.length).toBeLessThanOrEqual(4000);
    const shown = text.split('\n').filter((each) => each.startsWith('WIL-')).length;
    expect(labels(blocks)).toHaveLength(shown * 3);
    if (shown < n) expect(text).toContain(`And ${n - shown} more: type /due.`);
    else expect(text).not.toContain('more: type');
  });

  it('with the longest lines fits Slack, too', () => {
    const choice = { step: 'closure choice', closure: CHRISTMAS } as const;
    const { text, blocks } = say(
      'digest',
      many(60).map((each) => ({ ...each, ...choice })),
    );
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(() => labels(blocks)).not.toThrow();
  });
});

describe('to leads and SENCOs', () => {
  it('tells a lead the setting, the code and since when, and nothing to press', () => {
    const { text } = say('escalation', [line({ step: 'escalation' })]);
    expect(text).toContain(
      'Willow Bank, WIL-07: the review of the ISP has been overdue for 14 open days; it was due 29 December 2025.',
    );
  });

  it('says where there is no lead that there is none, and where to name one', () => {
    const { text } = say('escalation without lead', [line({ step: 'escalation' })]);
    expect(text).toContain('overdue for 14 open days');
    expect(text).toContain('No inclusion lead is named for this setting');
    expect(text).toContain('/setting');
  });

  it.each([
    ['is_archived', 'because the channel is archived.', '/invite'],
    ['not_in_channel', 'because the app is not in the channel, or the channel was deleted.', '/invite'],
    ['token_revoked', 'because Slack no longer lets the app in.', 'install'],
    ['fatal_error', 'because Slack refused it (fatal_error).', '/invite'],
    ['<@U1> hello', 'because Slack refused it.', '/invite'],
  ])('tells SENCOs what is wrong with the channel: %s', (code, because, todo) => {
    const { text, blocks } = noticeMessage({
      notice: notice('channel lost', [], { code }),
      settingName: 'Willow Bank',
    });
    for (const part of ['Willow Bank', because, todo]) expect(text).toContain(part);
    expect(labels(blocks)).toStrictEqual(['Open setting']);
  });
});
