import type { Button, KnownBlock } from '@slack/types';
import type { Notice, NoticeKind, NoticeLine } from '../src/domain/notice.ts';
import { type Arranging, arrangements } from './arrange-form.ts';
import { OPEN } from './card.ts';
import { faultWords, needsInstall } from './fault-words.ts';
import { limits } from './limits.ts';
import { isArranged, isOpen, lineWords } from './notice-words.ts';
import { actions, button, heading, small, words } from './parts.ts';
import { clip, plain } from './text.ts';

interface Words {
  /** All of it: screen readers read only this. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** A notice in words of its own; today's targets and those of chains are other messages. */
export type NudgingNotice = Notice & { readonly kind: Exclude<NoticeKind, 'today' | `chain ${string}`> };

const REPEAT = 'This may be a repeat: the connection broke while it was being sent.';
const CHANGE = 'To change what is arranged, type /due.';

const foot = ({ mayBeRepeat, lines }: Notice): readonly string[] => [
  ...(lines.some(isArranged) ? [CHANGE] : []),
  ...(mayBeRepeat ? [REPEAT] : []),
];

interface Step {
  readonly label: string;
  readonly value: string;
}

const arrange = (kind: Arranging, { planId }: NoticeLine): Step => ({
  label: arrangements[kind].label,
  value: `${arrangements[kind].opener}|${planId}`,
});

/** What can be done about a line; nothing any more once something has become of it. */
const stepsOf = (line: NoticeLine): readonly Step[] => {
  if (!isOpen(line)) return [];
  if (line.step === 'closure choice') return [arrange('before', line), arrange('after', line)];
  const review = { label: 'Open review', value: `minutes-of-review|${line.childId}` };
  return [review, arrange('book', line), arrange('wait', line)];
};

const asButton = ({ label, value }: Step, index: number): Button =>
  button({ action: index === 0 ? OPEN : `${OPEN}:${index}`, label, value });

const message = (
  lines: readonly string[],
  blocks: readonly KnownBlock[],
  small_: readonly string[],
): Words => ({
  text: [...lines, ...small_].join('\n'),
  blocks: [...blocks, ...small_.map(small)],
});

function nudge(notice: Notice): Words {
  const said = notice.lines.map((line) => lineWords({ line, day: notice.day }));
  const blocks = notice.lines.flatMap((line, index): KnownBlock[] => {
    const steps = stepsOf(line);
    return [words(said[index] ?? ''), ...(steps.length > 0 ? [actions(...steps.map(asButton))] : [])];
  });
  return message(said, blocks, foot(notice));
}

const WORST_FIRST: readonly NoticeLine['step'][] = [
  'escalation',
  'overdue',
  'due',
  'closure choice',
  'due soon',
  'window',
];
const rank = (line: NoticeLine): number =>
  isOpen(line) ? WORST_FIRST.indexOf(line.step) : WORST_FIRST.length;

/** Heading, what is left out, repeat, change: a block each beside the lines. */
const MOST_LINES = limits.messageBlocks - 4;
const FOR_LINES = limits.messageText - 400;

const reviews = (n: number): string => (n === 1 ? '1 review' : `${n} reviews`);

const digestHeading = ({ lines }: Notice): string => {
  const open = lines.filter(isOpen).length;
  if (open === lines.length) return `${reviews(open)} to look at`;
  if (open === 0) return `${reviews(lines.length)}: nothing left to do`;
  return `${open} of ${reviews(lines.length)} to look at`;
};

const digestLine = (line: NoticeLine, said: string): KnownBlock => {
  const options = stepsOf(line).map(({ label, value }) => ({ text: plain(label), value }));
  return {
    type: 'section',
    text: plain(said),
    ...(options.length > 0 ? { accessory: { type: 'overflow', action_id: OPEN, options } } : {}),
  };
};

/** Many reviews at once: a line and a small menu for each, the worst first. */
function digest(notice: Notice): Words {
  const head = digestHeading(notice);
  const sorted = [...notice.lines].sort(
    (a, b) => rank(a) - rank(b) || a.due.localeCompare(b.due) || a.childCode.localeCompare(b.childCode),
  );
  const said: string[] = [];
  const blocks: KnownBlock[] = [];
  let length = 0;
  for (const line of sorted) {
    const line_ = lineWords({ line, day: notice.day });
    length += line_.length + 1;
    if (said.length >= MOST_LINES || length > FOR_LINES) break;
    said.push(line_);
    blocks.push(digestLine(line, line_));
  }
  const more = sorted.length - said.length;
  const rest = more > 0 ? [`And ${more} more: type /due.`] : [];
  return message([head, ...said], [heading(head), ...blocks], [...rest, ...foot(notice)]);
}

const LEADS =
  'You are told because you lead inclusion for this setting. Its SENCO is reminded every week; the record stays with the setting.';

const NO_LEAD =
  'No inclusion lead is named for this setting, so it is said here. To name one, type /setting and fill in Inclusion lead.';

/** To people who lead inclusion, or in their stead: that it is late, and no way into the record. */
function escalation(notice: Notice, settingName: string, why_: string): Words {
  const said = notice.lines.map(
    (line) => `${clip(settingName, 200)}, ${lineWords({ line, day: notice.day })}`,
  );
  const why = notice.lines.some(isOpen) ? [why_] : [];
  return message(said, said.map(words), [...why, ...(notice.mayBeRepeat ? [REPEAT] : [])]);
}

const whatToDo = (code: string): string =>
  needsInstall(code)
    ? 'Please ask whoever looks after apps in your Slack to install Graduated Response again.'
    : 'Please choose a private channel in the setting; or open the channel and type /invite @Graduated Response. What is waiting is posted then.';

/** To the SENCOs: the setting's channel takes no more messages. */
function channelLost({ code, mayBeRepeat, settingId }: Notice, settingName: string): Words {
  const said = [
    `Reminders for ${clip(settingName, 200)} cannot be posted in its SENCO channel, because ${faultWords(code)}.`,
    `${whatToDo(code)} Until then /due shows what is due.`,
  ];
  const open = button({ action: OPEN, label: 'Open setting', value: `setting|${settingId}` });
  return message(said, [...said.map(words), actions(open)], mayBeRepeat ? [REPEAT] : []);
}

/** To managers and leads: nobody runs SEN support in the setting any more. */
function noSenco({ mayBeRepeat }: Notice, settingName: string): Words {
  const said = [
    `${clip(settingName, 200)} has no SENCO any more, because the last one left the workspace.`,
    'A manager can choose a new one with /setting. Reminders go on meanwhile.',
  ];
  return message(said, said.map(words), mayBeRepeat ? [REPEAT] : []);
}

/** A notice as Slack shows it. Its type holds no name, need or free text, so neither can the message (domain.md §8). */
export function noticeMessage({
  notice,
  settingName,
}: {
  readonly notice: NudgingNotice;
  readonly settingName: string;
}): Words {
  switch (notice.kind) {
    case 'nudge':
      return nudge(notice);
    case 'digest':
      return digest(notice);
    case 'escalation':
      return escalation(notice, settingName, LEADS);
    case 'escalation without lead':
      return escalation(notice, settingName, NO_LEAD);
    case 'channel lost':
      return channelLost(notice, settingName);
    case 'no senco':
      return noSenco(notice, settingName);
  }
}
