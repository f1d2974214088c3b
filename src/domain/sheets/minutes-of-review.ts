import { defineSheet } from '../sheet.ts';
import { childVoice } from './shared-fields.ts';

export const minutesOfReview = defineSheet({
  id: 'minutes-of-review',
  code: 'MIN',
  title: 'Minutes of review of intervention',
  name: 'review',
  modalTitle: 'Minutes of review',
  command: '/review',
  description: 'Hold a child’s review and write its minutes',
  example: 'zofia',
  about: 'child',
  life: 'review',
  orientation: 'portrait',
  sections: [
    {
      layout: 'strip',
      fields: [
        { kind: 'fact', key: 'childName', label: 'Child’s name' },
        { kind: 'date', key: 'date', label: 'Date', initial: 'today' },
      ],
    },
    {
      layout: 'table',
      weights: [1, 1],
      paperRows: 4,
      fields: [
        {
          kind: 'people',
          key: 'people',
          label:
            'Parents / professionals contributing to the review of the individual provision map/ support plan',
          columns: ['Names', 'Role'],
        },
      ],
    },
    {
      layout: 'top',
      fields: [
        {
          kind: 'long',
          key: 'progress',
          label: 'Progress towards targets: (include strengths of the child)',
        },
      ],
    },
    { layout: 'top', fields: [{ kind: 'long', key: 'views', label: 'Parent/carer views', optional: true }] },
    {
      layout: 'top',
      fields: [{ kind: 'long', key: 'areas', label: 'Areas for development', optional: true }],
    },
    { layout: 'top', fields: [{ kind: 'long', key: 'nextSteps', label: 'Next steps' }] },
    {
      layout: 'signatures',
      fields: [
        { kind: 'signature', key: 'parentSignature', label: 'Parent/carer signature', signer: 'parent' },
        { kind: 'fact', key: 'signedOn', label: 'Date' },
        { kind: 'signature', key: 'settingSignature', label: 'Setting signature', signer: 'setting' },
      ],
    },
    {
      layout: 'extra',
      fields: [
        {
          kind: 'long',
          key: 'home',
          label: 'How the targets are supported at home',
          optional: true,
          extra: true,
        },
        childVoice,
        {
          kind: 'choice',
          key: 'meeting',
          label: 'Kind of meeting',
          optional: true,
          extra: true,
          options: [
            { value: 'review', label: 'Review meeting' },
            { value: 'tac', label: 'Team around the Child (TAC)' },
          ],
        },
      ],
    },
  ],
});
