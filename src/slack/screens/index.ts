import { type Command, commands } from '../../domain/commands.ts';
import { sheets } from '../../domain/sheets/index.ts';
import { type HomeHooks, noHooks } from '../../usecases/home-hooks.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Handlers, Reply } from '../handlers.ts';
import { arrangeOpenings, arrangeScreen } from './arrange.ts';
import { chainCommand, chainScreen } from './chain/index.ts';
import { childCommand, childScreen, editChildOpening } from './child.ts';
import { childFileOpening, childFileScreen } from './child-file.ts';
import { chooserOpening, chooserScreen } from './chooser.ts';
import { commentScreen } from './comment.ts';
import { correctionOpenings, correctionScreen } from './correction.ts';
import { dueCommand, dueScreen } from './due.ts';
import { entryOpening, entryScreen } from './entry.ts';
import { feedCommand, feedScreen } from './feed.ts';
import { helpFor } from './help.ts';
import { homeScreen } from './home.ts';
import { joinScreen, stranger } from './join.ts';
import { minutesOpening, minutesScreen } from './minutes.ts';
import { morningScreen } from './morning.ts';
import { moveScreen, movesCommand } from './move/index.ts';
import { type Openings, openerScreen, openFor } from './openers.ts';
import { paperScreen } from './paper.ts';
import { pastScreen } from './past.ts';
import { planOpenings, planScreen } from './plan.ts';
import { askingReasons } from './reason.ts';
import { recordLifeScreen, retentionCommand } from './record-life.ts';
import { reportOpenings, reportScreen } from './report.ts';
import { reviewOpening, reviewScreen } from './review.ts';
import { draftOpening, rowScreen } from './rows.ts';
import { settingCommand, settingOpening, settingScreen } from './setting.ts';
import { signScreen } from './sign.ts';
import { standingOpenings, standingScreen } from './standing.ts';
import { mergeScreens } from './support.ts';
import { todayCommand, todayScreen } from './today.ts';
import { whoOpenedScreen } from './who-opened.ts';

type Answer = (context: Context, typed: string) => Promise<Reply>;

const openingsOf = (ports: Ports): Openings => ({
  ...planOpenings(ports),
  ...standingOpenings(ports),
  ...correctionOpenings(ports),
  ...reportOpenings(ports),
  ...arrangeOpenings(ports),
  'record-of-intervention': entryOpening(ports),
  'minutes-of-review': reviewOpening(ports),
  'edit-minutes': minutesOpening(ports),
  'plan-choice': chooserOpening(ports),
  'child-file': childFileOpening(ports),
  'edit-child': editChildOpening(ports),
  setting: settingOpening(ports),
  draft: draftOpening(ports),
});

/** What each command does for somebody who belongs to a setting. */
function answersOf(ports: Ports, openings: Openings): Readonly<Record<string, Answer>> {
  return {
    ...Object.fromEntries(sheets.map((sheet) => [sheet.command, openFor(ports, openings, sheet.id)])),
    '/plan': openFor(ports, openings, 'plan-choice'),
    '/child': async (context, typed) =>
      /^retention$/i.test(typed)
        ? retentionCommand(ports, context)
        : /^moves$/i.test(typed)
          ? movesCommand(ports, context)
          : ((await childCommand(ports, context, typed)) ??
            openFor(ports, openings, 'child-file')(context, typed)),
    '/intervention': (context, typed) =>
      /^today$/i.test(typed)
        ? todayCommand(ports, context)
        : openFor(ports, openings, 'record-of-intervention')(context, typed),
    '/due': (context, typed) =>
      /^feed$/i.test(typed) ? feedCommand(ports, context) : dueCommand(ports, context, typed),
    '/chain': (context, typed) => chainCommand(ports, context, typed),
    '/setting': (context, typed) => settingCommand(ports, openings, context, typed),
  };
}

/** Whoever sets up the first setting or leads a chain may belong to no setting. */
const OPEN_TO_STRANGERS = ['/setting', '/chain'];

/** `help` comes first, strangers next: only then does a command do its work. */
const guarded =
  (ports: Ports, command: Command, answer: Answer): Handlers['commands'][string] =>
  async (context, { text }) => {
    if (/^help$/i.test(text)) return helpFor(command);
    if (context.actor.memberships.length === 0 && !OPEN_TO_STRANGERS.includes(command.name))
      return stranger(ports, context);
    return answer(context, text);
  };

/** Everything people can do in Slack: commands, forms, buttons and menus. */
export function createHandlers(ports: Ports, hooks: HomeHooks = noHooks): Handlers {
  const { actions, ...home } = homeScreen(ports, hooks);
  const openings = openingsOf(ports);
  const answers = answersOf(ports, openings);
  const inCommand = Object.fromEntries(
    commands.map((command) => {
      const answer = answers[command.name];
      if (!answer) throw new Error(`nothing answers ${command.name}`);
      return [command.name, guarded(ports, command, answer)];
    }),
  );
  const handlers = mergeScreens([
    { commands: inCommand },
    openerScreen(ports, openings),
    planScreen(ports),
    standingScreen(ports),
    rowScreen(ports),
    entryScreen(ports),
    todayScreen(ports),
    commentScreen(ports),
    morningScreen(ports),
    feedScreen(ports),
    correctionScreen(ports),
    reviewScreen(ports),
    arrangeScreen(ports),
    dueScreen(ports),
    minutesScreen(ports),
    childScreen(ports),
    childFileScreen(ports),
    chooserScreen(ports),
    settingScreen(ports),
    joinScreen(ports),
    paperScreen(ports),
    pastScreen(ports),
    signScreen(ports),
    reportScreen(ports),
    whoOpenedScreen(ports),
    recordLifeScreen(ports),
    chainScreen(ports),
    moveScreen(ports),
    { actions },
  ]);
  return { ...askingReasons(handlers), ...home };
}
