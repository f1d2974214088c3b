import type { Filled } from './paperwork.ts';

/** What is asked about a child, and what the chooser makes of it. */
interface Choice {
  readonly child: string;
  readonly asked: Filled;
  readonly answer: string;
  readonly quotes: string;
  readonly next: readonly string[];
}

const sent = 'What have outside agencies sent?';
const facts = 'What is true for this child?';

export const choices: readonly Choice[] = [
  {
    child: 'Zofia',
    asked: { [facts]: ['We need to show extra or different support at GR1'] },
    answer: 'An individual support plan (ISP)',
    quotes: 'additional',
    next: ['Write the ISP'],
  },
  {
    child: 'Zofia',
    asked: {
      [facts]: ['We need to show extra or different support at GR1', 'A group provision map is in place'],
    },
    answer: 'No plan is needed now',
    quotes: 'group provision map',
    next: [],
  },
  {
    child: 'Tadhg',
    asked: { [facts]: ['We need strategies for behaviour'] },
    answer: 'An individual support plan (ISP)',
    quotes: 'behaviour',
    next: ['Write the ISP'],
  },
  {
    child: 'Layla',
    asked: { [sent]: 'Targets' },
    answer: 'An individual provision map (IPM)',
    quotes: 'targets',
    next: ['Write the IPM'],
  },
  {
    child: 'Zeeshan',
    asked: { [sent]: 'Targets and strategies', [facts]: ['We need strategies for behaviour'] },
    answer: 'Both: a support plan (ISP) and a provision map (IPM)',
    quotes: 'One meeting may review both',
    next: ['Write the ISP', 'Write the IPM'],
  },
  {
    child: 'Llŷr',
    asked: {
      [sent]: 'Strategies, no targets',
      'Has the inclusion team': 'Individual provision map',
      'Who advised it': 'Dr Rhiannon Pugh',
      'Advised on': '2026-06-30',
    },
    answer: 'An individual provision map (IPM)',
    quotes: 'Dr Rhiannon Pugh advised an individual provision map on 30 June 2026',
    next: ['Write the IPM'],
  },
];
