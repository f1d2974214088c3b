import type { WrongInput } from './wrong-input.ts';

const cases: readonly Omit<WrongInput, 'opens'>[] = [
  {
    refuses: 'a report asked of an agency without consent',
    with: { Agency: 'Physiotherapy', 'What is needed': 'A copy of a report' },
    wrong: { 'Requested on': '2026-07-01' },
    field: 'Consent given by',
    says: 'an agency is only contacted with their consent',
    right: { 'Consent given by': 'Joanna Nowak', 'Consent given on': '2026-06-30' },
  },
  {
    refuses: 'a report received without its date',
    with: { Agency: 'Physiotherapy', 'What is needed': 'A copy of a report', 'Who is asked': 'The parents' },
    wrong: { 'Received on': '2026-07-01' },
    field: 'Date on the report',
    says: 'Which date stands on the report?',
    right: { 'Date on the report': '2026-06-01' },
  },
];

export const wrongReports = cases.map(
  (each): WrongInput => ({ ...each, opens: ['/child', 'zofia'], press: 'Ask for a report' }),
);
