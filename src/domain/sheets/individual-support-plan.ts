import { defineSheet } from '../sheet.ts';
import { childFacts, childVoice, reviewDate } from './shared-fields.ts';

export const individualSupportPlan = defineSheet({
  id: 'individual-support-plan',
  code: 'ISP',
  title: 'Individual support plan (ISP)',
  name: 'support plan',
  modalTitle: 'Support plan (ISP)',
  command: '/isp',
  description: 'Write or change a child’s individual support plan (ISP)',
  example: 'zofia',
  about: 'child',
  life: 'plan',
  targets: 'strategies',
  orientation: 'portrait',
  sections: [
    {
      layout: 'strip',
      fields: [...childFacts, { kind: 'date', key: 'dateOfPlan', label: 'Date of plan', initial: 'today' }],
    },
    {
      layout: 'table',
      weights: [1, 1],
      paperRows: 4,
      fields: [
        {
          kind: 'people',
          key: 'people',
          label: 'Parents / professionals contributing to individual support plan',
          columns: ['Names', 'Role'],
          optional: true,
        },
      ],
    },
    { layout: 'side', fields: [{ kind: 'long', key: 'need', label: 'Specific need/s' }] },
    {
      layout: 'side',
      fields: [
        {
          kind: 'lines',
          key: 'strategies',
          label: 'Strategies',
          hint: 'One strategy on each line. Each gets a record of its own.',
          most: 20,
        },
      ],
    },
    {
      layout: 'side',
      fields: [{ kind: 'long', key: 'parentViews', label: 'Parent / carer views', optional: true }],
    },
    {
      layout: 'signatures',
      fields: [
        { kind: 'signature', key: 'parentSignature', label: 'Parent/carer signature', signer: 'parent' },
        { kind: 'fact', key: 'signedOn', label: 'Date' },
        reviewDate,
      ],
    },
    {
      layout: 'extra',
      fields: [
        {
          kind: 'choice',
          key: 'grLevel',
          label: 'Graduated Response Level',
          from: 'grLevels',
          optional: true,
          extra: true,
        },
        childVoice,
      ],
    },
  ],
});
