import { sheets } from './sheets/index.ts';

/** One slash command, as the manifest registers it and `help` explains it. */
export interface Command {
  readonly name: string;
  /** What it does, in one sentence. */
  readonly description: string;
  /** What may follow it, as Slack shows it while typing. */
  readonly usage: string;
  /** What to type, for example. */
  readonly example: string;
  /** More, for `help`. */
  readonly help: string;
}

const NAME_A_CHILD =
  'Write the child’s name, part of it, or the code after the command. Alone, it lets you choose.';

const forSheets: readonly Command[] = sheets.map((sheet) => ({
  name: sheet.command,
  description: sheet.description,
  usage: sheet.life === 'entry' ? '[child] or today' : sheet.about === 'child' ? '[child]' : '[setting]',
  example: `${sheet.command} ${sheet.example}`,
  help:
    sheet.life === 'entry'
      ? `${NAME_A_CHILD} “${sheet.command} today” lists your key children’s targets, to be logged with one tap.`
      : sheet.about === 'child'
        ? NAME_A_CHILD
        : 'Alone, it opens your setting’s sheet; with several settings, name one.',
}));

/** Every command of the app: one for each sheet, and the five around them. */
export const commands: readonly Command[] = [
  {
    name: '/child',
    description: 'Open a child’s file, add a child, or import a list',
    usage: '[child] or add or import or retention',
    example: '/child zofia',
    help: '“/child add” adds a child, “/child import” takes a list from your spreadsheet, “/child” and a name opens the file. “/child retention” lists until when records are kept.',
  },
  {
    name: '/plan',
    description: 'Ask which plan a child needs, and why',
    usage: '[child]',
    example: '/plan zofia',
    help: 'Answers ISP, IPM, both or none, with the guidance’s own words.',
  },
  ...forSheets,
  {
    name: '/due',
    description: 'See which reviews are due, and when',
    usage: '[overdue] [mine] [setting] or feed',
    example: '/due overdue',
    help: 'Shows the children you may see, the most overdue first. Only you see the list. “mine” leaves the children whose key person you are; a setting’s name or code leaves that setting; the words go together. “/due feed” makes a link for your calendar.',
  },
  {
    name: '/chain',
    description: 'See where help is needed across the settings of a chain',
    usage: '[chain] or settings [setting] or begin',
    example: '/chain',
    help: 'For inclusion leads: every setting with its counts, the worst first, and requests to them. “/chain settings” shows SENCOs and managers the chain of their own settings, and joins one with a code; “/chain begin” begins a chain.',
  },
  {
    name: '/setting',
    description: 'Set up your setting: name, closures, SENCO channel, team',
    usage: '[setting] or add',
    example: '/setting willow bank',
    help: '“/setting” opens your setting, “/setting add” makes another one.',
  },
];
