import { defineSheet } from '../sheet.ts';
import { childFacts, childVoice, reviewDate } from './shared-fields.ts';

/** Longest text in one cell of the targets table, in characters. */
const CELL = 1000;

export const individualProvisionMap = defineSheet({
  id: 'individual-provision-map',
  code: 'IPM',
  title: 'Individual provision map/Individual education plan (gr2 and above)',
  name: 'provision map',
  modalTitle: 'Provision map (IPM)',
  command: '/ipm',
  description: 'Write or change a child’s individual provision map (IPM)',
  example: 'layla',
  about: 'child',
  life: 'plan',
  targets: 'targets',
  orientation: 'landscape',
  sections: [
    {
      layout: 'strip',
      fields: [...childFacts, { kind: 'date', key: 'dateOfPlan', label: 'Date of plan', initial: 'today' }],
    },
    {
      layout: 'strip',
      fields: [
        {
          kind: 'text',
          key: 'agencies',
          label: 'Professionals / agencies involved',
          hint: 'For example: Speech and language therapy, Physiotherapy',
          max: 500,
        },
        { kind: 'choice', key: 'grLevel', label: 'Graduated Response Level', from: 'provisionMapLevels' },
        { kind: 'text', key: 'keyPerson', label: 'Key Person', max: 150 },
      ],
    },
    {
      layout: 'top',
      fields: [{ kind: 'long', key: 'strengths', label: 'Observed strengths', optional: true }],
    },
    {
      layout: 'top',
      fields: [
        { kind: 'long', key: 'preferredActivity', label: "Child's preferred activity", optional: true },
      ],
    },
    {
      layout: 'top',
      fields: [
        {
          kind: 'long',
          key: 'development',
          label: 'Areas for development (should be taken from the outside agency report)',
          optional: true,
        },
      ],
    },
    {
      layout: 'table',
      heading: 'SMART Targets (refer to SMART target guidance)',
      weights: [3, 4, 3, 3, 3, 2],
      paperRows: 3,
      fields: [
        {
          kind: 'rows',
          key: 'targets',
          label: 'SMART Targets',
          item: 'target',
          least: 1,
          most: 8,
          columns: [
            {
              kind: 'long',
              key: 'baseline',
              label: 'Current achievement / baseline (e.g. Child can….)',
              optional: true,
              max: CELL,
            },
            { kind: 'long', key: 'target', label: 'SMART Targets (E.g. Child will….)', max: CELL },
            {
              kind: 'long',
              key: 'provision',
              label: 'How will this be achieved (i.e. provision)?',
              optional: true,
              max: CELL,
            },
            { kind: 'long', key: 'resources', label: 'Resources', optional: true, max: CELL },
            { kind: 'long', key: 'when', label: 'When/who/where', optional: true, max: CELL },
            {
              kind: 'text',
              key: 'achieved',
              label: 'Achieved/outcome (e.g. Yes / No)',
              hint: 'Leave empty: the review fills it in.',
              optional: true,
              max: 300,
            },
          ],
        },
      ],
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
        { kind: 'long', key: 'parentViews', label: 'Parent / carer views', optional: true, extra: true },
        childVoice,
      ],
    },
  ],
});
