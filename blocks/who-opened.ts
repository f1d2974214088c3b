import type { ModalView } from '@slack/types';
import type { AuditLine, Deed } from '../src/domain/audit.ts';
import { type Child, calledName } from '../src/domain/child.ts';
import { longDate } from '../src/domain/dates.ts';
import type { Member } from '../src/domain/setting.ts';
import { clock } from './moment.ts';
import { actions, button, modal, small, words } from './parts.ts';

/** Action ids: the button in a child's file, and those that turn the page. */
export const WHO = 'who-opened';
export const WHO_OLDER = 'who-opened-older';

const THINGS: Readonly<Record<string, string>> = {
  children: 'the child’s file',
  records: 'a plan or minutes',
  entries: 'an entry',
  reports: 'a report request',
};

const DEEDS: Readonly<Record<Deed, (thing: string) => string>> = {
  opened: (thing) => `opened ${thing}`,
  listed: () => 'saw a list with the child',
  printed: (thing) => `made a PDF of ${thing}`,
  exported: (thing) => `made a CSV of ${thing}`,
  wrote: (thing) => `wrote ${thing}`,
  signed: (thing) => `recorded a sign-off of ${thing}`,
  moved: (thing) => `moved ${thing}`,
  left: () => 'left the team',
};

const ROLES: Readonly<Record<AuditLine['role'], string>> = {
  ...{ practitioner: 'practitioner', senco: 'SENCO', manager: 'manager' },
  ...{ 'inclusion lead': 'inclusion lead', admin: 'workspace admin', app: 'the app itself' },
};

const didWhat = ({ did, action, what }: AuditLine): string =>
  action === 'see who opened' ? 'looked who opened the record' : DEEDS[did](THINGS[what] ?? what);

const lineWords = (line: AuditLine, members: readonly Member[]): string => {
  const known = members.find(({ userId }) => userId === line.userId)?.name;
  const name = known || `Somebody who left the team (${line.userId})`;
  const why = line.reason === null ? '' : `\nReason: ${line.reason}`;
  return `${longDate(line.on)}, ${clock(line.at)} · ${name}, ${ROLES[line.role]}, ${didWhat(line)}${why}`;
};

/** Who did what to one child's record, newest first, a page at a time. */
export const whoOpenedView = (options: {
  readonly child: Child;
  readonly members: readonly Member[];
  readonly lines: readonly AuditLine[];
  readonly older: number | null;
}): ModalView => {
  const { child, members, lines, older } = options;
  return modal({
    callbackId: WHO,
    title: 'Who opened this',
    blocks: [
      words(`${child.code} ${calledName(child)}`),
      small('Newest first. Lists in which the child stood are noted, too, but not shown here.'),
      ...lines.map((line) => words(lineWords(line, members))),
      ...(older === null
        ? []
        : [actions(button({ action: WHO_OLDER, label: 'Older', value: `${child.id}|${older}` }))]),
    ],
  });
};
