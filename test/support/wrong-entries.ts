import type { WrongInput } from './wrong-input.ts';

const now = { Date: '2026-03-02', 'Target achieved': 'achieved' };
const comment = (refuses: string, text: string, says: string | RegExp = 'amounts of money') => ({
  refuses,
  with: now,
  wrong: { Comments: text },
  field: 'Comments',
  says,
  right: { Comments: 'Used the new sensory balls for 10 minutes' },
});

const cases: readonly Omit<WrongInput, 'opens'>[] = [
  {
    refuses: 'an entry from the future',
    with: now,
    wrong: { Date: '2026-07-11' },
    field: 'Date',
    says: '11 July 2026 is still to come. Please choose the day it happened.',
    right: { Date: '2026-07-10' },
  },
  {
    refuses: 'an entry before the plan',
    with: now,
    wrong: { Date: '2025-09-14' },
    field: 'Date',
    says: 'This plan starts on 15 September 2025.',
    right: { Date: '2025-09-15' },
  },
  {
    refuses: 'partly without a comment',
    with: now,
    wrong: { 'Target achieved': 'partly', Comments: '' },
    field: 'Comments',
    says: 'Please say what was achieved and what was not.',
    right: { Comments: 'Turned, did not look' },
  },
  {
    refuses: 'not run without a reason',
    with: now,
    wrong: { 'Target achieved': 'not run', Comments: ' ' },
    field: 'Comments',
    says: 'Please say why it was not run.',
    right: { Comments: 'Fire drill' },
  },
  {
    ...comment('money among the people', ''),
    wrong: { 'Who / what': 'Shop, £5' },
    field: 'Who / what',
    right: { 'Who / what': 'Shop' },
  },
  comment('fifty quid', 'fifty quid well spent'),
  comment('an amount in pence', 'Cost 99p each'),
  comment('pounds, with a hint about weights', '50 pounds of toys', 'write it in lb or kg'),
  {
    refuses: 'too long a line about who, naming both lengths',
    with: now,
    wrong: { 'Who / what': 'w'.repeat(301) },
    field: 'Who / what',
    says: 'This is 301 characters; at most 300 fit here.',
    right: { 'Who / what': 'w'.repeat(300) },
  },
];

export const wrongEntries = cases.map((each): WrongInput => ({ ...each, opens: ['/intervention', 'zofia'] }));
