import type { WrongInput } from './wrong-input.ts';

const date = 'Date of plan';
const cases: readonly Omit<WrongInput, 'opens'>[] = [
  {
    refuses: 'a date of plan a year ahead',
    wrong: { [date]: '2027-09-15', 'Review date': '' },
    field: date,
    says: '15 September 2027 is more than 60 days ahead. Please check the year.',
    right: { [date]: '2025-09-15' },
  },
  {
    refuses: 'a review date before the plan date',
    wrong: { 'Review date': '2025-09-15' },
    field: 'Review date',
    says: 'The review must come after the date of plan, 15 September 2025. Please choose a later date.',
    right: { 'Review date': '2025-11-10' },
  },
  {
    refuses: '3,001 characters, naming the length',
    wrong: { 'Specific need/s': 'n'.repeat(3001) },
    field: 'Specific need/s',
    says: /3,?001/,
    right: { 'Specific need/s': 'n'.repeat(3000) },
  },
  {
    refuses: 'a need of spaces only',
    wrong: { 'Specific need/s': '  \n ' },
    field: 'Specific need/s',
    says: 'Please fill this in.',
    right: { 'Specific need/s': 'Does not yet join two words' },
  },
  {
    refuses: 'more strategies than a plan holds',
    wrong: { Strategies: Array.from({ length: 21 }, (_, n) => `Strategy ${n + 1}`).join('\n') },
    field: 'Strategies',
    says: 'There are 21 here; at most 20 fit one plan.',
    right: { Strategies: 'Wait ten seconds' },
  },
];

export const wrongPlans = cases.map((each): WrongInput => ({ ...each, opens: ['/isp', 'zofia'] }));
