import { defineSheet } from '../sheet.ts';
import { type Outcome, sheetMark } from '../tally.ts';

const outcome = (value: Outcome, label: string) => ({ value, label, printed: sheetMark(value) });

/** One sheet for each target or strategy; the form asks for one row of it. */
export const recordOfIntervention = defineSheet({
  id: 'record-of-intervention',
  code: 'ROI',
  title: 'Record of intervention/actions observed',
  name: 'record of intervention',
  modalTitle: 'Record of intervention',
  command: '/intervention',
  description: 'Log an attempt at a child’s target or strategy',
  example: 'zofia',
  about: 'child',
  life: 'entry',
  orientation: 'portrait',
  sections: [
    { layout: 'strip', fields: [{ kind: 'fact', key: 'target', label: 'Target' }] },
    {
      layout: 'table',
      weights: [2, 3, 5, 2],
      paperRows: 12,
      fields: [
        {
          kind: 'rows',
          key: 'entries',
          label: 'Entries',
          item: 'entry',
          least: 0,
          most: 10_000,
          columns: [
            { kind: 'date', key: 'date', label: 'Date', initial: 'today' },
            {
              kind: 'text',
              key: 'who',
              label: 'Who / what',
              hint: 'Who worked with the child, and the activity used.',
              optional: true,
              max: 300,
            },
            {
              kind: 'long',
              key: 'comments',
              label: 'Comments',
              hint: 'Needed for “partly” and “not run”. No amounts of money.',
              optional: true,
            },
            {
              kind: 'choice',
              key: 'outcome',
              label: 'Target achieved',
              options: [
                outcome('achieved', 'Achieved (√)'),
                outcome('not achieved', 'Not achieved (x)'),
                outcome('partly', 'Partly achieved (x, with a comment)'),
                outcome('absent', 'Absent at the planned time'),
                outcome('not run', 'Not run (say why)'),
              ],
            },
          ],
        },
      ],
    },
    {
      layout: 'note',
      text: 'Please record each time an activity is carried out and the outcome of the activity',
      fields: [],
    },
  ],
});

/** The columns of one entry, which are also the fields of its form. */
export const entryFields = recordOfIntervention.sections[1].fields[0].columns;
