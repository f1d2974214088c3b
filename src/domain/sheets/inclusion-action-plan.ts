import { defineSheet } from '../sheet.ts';

export const inclusionActionPlan = defineSheet({
  id: 'inclusion-action-plan',
  code: 'IAP',
  title: 'Inclusion action plan',
  name: 'inclusion action plan',
  modalTitle: 'Inclusion action plan',
  command: '/action-plan',
  description: 'Keep your setting’s inclusion action plan',
  example: 'willow bank',
  about: 'setting',
  life: 'standing',
  orientation: 'portrait',
  sections: [
    {
      layout: 'table',
      weights: [6, 2, 2],
      paperRows: 6,
      fields: [
        {
          kind: 'rows',
          key: 'actions',
          label: 'What will you implement into your whole setting practice?',
          item: 'action',
          least: 0,
          most: 20,
          columns: [
            {
              kind: 'long',
              key: 'action',
              label: 'What will you implement into your whole setting practice?',
              max: 1000,
            },
            { kind: 'text', key: 'byWhom', label: 'By whom', max: 150 },
            { kind: 'date', key: 'byWhen', label: 'By when', optional: true },
          ],
        },
      ],
    },
    {
      layout: 'top',
      fields: [
        {
          kind: 'long',
          key: 'impact',
          label: 'Comments on implementation and impact of above actions',
          optional: true,
        },
      ],
    },
  ],
});
