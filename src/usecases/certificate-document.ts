import type { Certificate } from '../domain/certificate.ts';
import { longDate } from '../domain/dates.ts';
import type { Document } from '../domain/document.ts';

const COUNTED: Readonly<Record<string, string>> = {
  children: 'Register entry',
  records: 'Plans and minutes',
  versions: 'Versions of them',
  entries: 'Records of intervention',
  reports: 'Requests for reports',
  reminders: 'Reminders',
  drafts: 'Drafts of forms',
  notices: 'Messages in Slack, rewritten without the code',
  reasons: 'Reasons in the audit trail',
  files: 'Files in Slack, being deleted',
};

/** That a child's record was erased, on paper, without a word of what it said. */
export const certificateDocument = (
  { id, childCode, on, early, rows }: Certificate,
  { settingName, byName }: { readonly settingName: string; readonly byName: string },
): Document => ({
  title: 'Certificate of erasure',
  orientation: 'portrait',
  parts: [
    {
      kind: 'strip',
      cells: [
        { label: 'Code', text: childCode },
        { label: 'Setting', text: settingName },
      ],
    },
    {
      kind: 'strip',
      cells: [
        { label: 'Erased on', text: longDate(on) },
        { label: 'By', text: byName },
      ],
    },
    {
      kind: 'table',
      heading: 'What was erased',
      columns: [
        { label: 'What', weight: 4 },
        { label: 'How many', weight: 1 },
      ],
      rows: Object.entries(rows).map(([name, count]) => [COUNTED[name] ?? name, String(count)]),
      paperRows: 0,
    },
    ...(early
      ? [
          {
            kind: 'note',
            text: 'Erased before the usual time of keeping had passed, by decision of a person.',
          } as const,
        ]
      : []),
    {
      kind: 'note',
      text: 'Copies in backups and in MongoDB’s log go when those do. What somebody wrote about the child in another child’s record, in the setting’s own sheet, or outside this app is not found by it.',
    },
  ],
  finePrint: [`Certificate ${id}`],
  footer: `${childCode} · certificate of erasure`,
});
