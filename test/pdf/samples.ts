import type { Document } from '../../src/domain/document.ts';

/** The five sheets of the paper, with fictional children of test data only. */

const arabicViews = 'ليلى تحب جهازها الجديد Phonak Sky 50 وترتديه 6 ساعات كل يوم في البيت.';

export const supportPlan: Document = {
  title: 'Individual support plan (ISP)',
  orientation: 'portrait',
  parts: [
    {
      kind: 'strip',
      cells: [
        { label: 'Child’s name', text: 'Zofia Wiśniewska-Łukasz' },
        { label: 'DOB', text: '11 February 2022' },
        { label: 'Date of plan', text: '15 September 2025' },
      ],
    },
    {
      kind: 'table',
      heading: 'Parents / professionals contributing to individual support plan',
      columns: [
        { label: 'Names', weight: 1 },
        { label: 'Role', weight: 1 },
      ],
      rows: [
        ['Marta Wiśniewska-Łukasz', 'Mother'],
        ['Siobhán O’Neill', 'Key person'],
      ],
      paperRows: 4,
    },
    {
      kind: 'box',
      label: 'Specific need/s',
      labelAt: 'side',
      text: 'Communication: does not yet join two words in Polish or English',
    },
    {
      kind: 'box',
      label: 'Strategies',
      labelAt: 'side',
      text: '1. Visual now/next board at every transition\n2. Wait 10 seconds after asking\n3. Polish key words on a fan',
    },
    {
      kind: 'box',
      label: 'Parent / carer views',
      labelAt: 'side',
      text: 'W domu Zofia mówi pojedyncze słowa: „jeszcze”, „daj”. Chcielibyśmy, żeby częściej prosiła o pomoc.',
    },
    {
      kind: 'signatures',
      cells: [
        { label: 'Parent/carer signature', text: '' },
        { label: 'Date', text: '' },
        { label: 'Review date', text: '27 October 2025' },
      ],
    },
  ],
  finePrint: [
    'Willow Bank',
    'Cycle 1',
    'Graduated Response Level: 1',
    'Home language: Polish',
    'SENCO: Priya Nair',
  ],
  footer: 'WIL-01 · ISP · version 2 of 15 September 2025',
};

export const provisionMap: Document = {
  title: 'Individual provision map/Individual education plan (gr2 and above)',
  orientation: 'landscape',
  parts: [
    {
      kind: 'strip',
      cells: [
        { label: 'Child’s name:', text: 'ليلى الحسيني' },
        { label: 'DOB:', text: '3 May 2022' },
        { label: 'Date of plan:', text: '19 January 2026' },
      ],
    },
    {
      kind: 'strip',
      cells: [
        {
          label: 'Professionals / agencies involved:',
          text: 'Teacher of the Deaf, Speech and language therapy',
        },
        { label: 'Graduated Response Level:', text: '3', choices: ['2', '3', '4', 'Exceptional'] },
        { label: 'Key Person:', text: 'Beth Harker' },
      ],
    },
    { kind: 'box', label: 'Observed strengths', labelAt: 'top', text: 'Matches signs to pictures' },
    { kind: 'box', label: "Child's preferred activity", labelAt: 'top', text: 'Water tray' },
    {
      kind: 'box',
      label: 'Areas for development (should be taken from the outside agency report)',
      labelAt: 'top',
      text: 'Attention to sound (ToD report 2025-12-08)',
    },
    {
      kind: 'table',
      heading: 'SMART Targets (refer to SMART target guidance)',
      columns: [
        { label: 'Current achievement / baseline (e.g. Child can….)', weight: 3 },
        { label: 'SMART Targets (E.g. Child will….)', weight: 4 },
        { label: 'How will this be achieved (i.e. provision)?', weight: 3 },
        { label: 'Resources', weight: 3 },
        { label: 'When/who/where', weight: 3 },
        { label: 'Achieved/outcome (e.g. Yes / No)', weight: 2 },
      ],
      rows: [
        [
          'Layla can turn to a drum',
          'By 13 March 2026 Layla will turn to her name from 2 metres, in the quiet corner, 4 of 5 tries, hearing aids in',
          'Name game, 1:1',
          'Hearing aid check kit',
          'Daily 09:10, key person, quiet corner',
          'Yes',
        ],
        [
          'Layla can choose by pointing',
          'By 13 March 2026 Layla will choose between two objects named in speech and sign, 3 of 5, no model',
          'Choice box',
          'Objects, sign cards',
          'Snack time, key person',
          '',
        ],
      ],
      paperRows: 3,
    },
    {
      kind: 'signatures',
      cells: [
        { label: 'Parent/carer signature', text: 'Signed on paper by Noor al-Husayni' },
        { label: 'Date', text: '19 January 2026' },
        { label: 'Review date', text: '12 March 2026' },
      ],
    },
  ],
  finePrint: ['St Kenelm’s Preschool', 'Cycle 2', `Parent / carer views: ${arabicViews}`],
  footer: 'KEN-03 · IPM · version 1',
};

export const interventionRecord: Document = {
  title: 'Record of intervention/actions observed',
  orientation: 'portrait',
  parts: [
    {
      kind: 'strip',
      cells: [
        {
          label: 'Target:',
          text: 'By 15 December 2025 Leo (陈思远) will share attention for 3 turns at the bubble tower',
        },
      ],
    },
    {
      kind: 'table',
      columns: [
        { label: 'Date:', weight: 2 },
        { label: 'Who / what', weight: 3 },
        { label: 'Comments', weight: 5 },
        { label: 'Target achieved (e.g. √/ x or yes/no)', weight: 2 },
      ],
      rows: [
        [
          '5 November 2025',
          'Key person · bubble tower',
          'Two turns, then looked at the lights for a long while',
          'x',
        ],
        ['7 November 2025', 'Key person · bubble tower', '3 turns! He said “more” 👍', '√'],
        ['10 November 2025', 'Room leader', 'Absent (dentist)', ''],
      ],
      paperRows: 12,
    },
    {
      kind: 'note',
      text: 'Please record each time an activity is carried out and the outcome of the activity',
    },
  ],
  finePrint: ['Willow Bank'],
  footer: 'WIL-04 · Record · printed 11 November 2025',
};

export const reviewMinutes: Document = {
  title: 'Minutes of review of intervention',
  orientation: 'portrait',
  parts: [
    {
      kind: 'strip',
      cells: [
        { label: 'Child’s name', text: 'محمد ذیشان قریشی' },
        { label: 'Date:', text: '16 April 2026' },
      ],
    },
    {
      kind: 'table',
      heading:
        'Parents / professionals contributing to the review of the individual provision map/ support plan',
      columns: [
        { label: 'Names:', weight: 1 },
        { label: 'Role:', weight: 1 },
      ],
      rows: [
        ['Ayesha Qureshi', 'Mother'],
        ['Tom Bright', 'Physiotherapist'],
        ['Llŷr ap Gwilym-Ffowc', 'Occupational therapist'],
      ],
      paperRows: 4,
    },
    {
      kind: 'box',
      label: 'Progress towards targets: (include strengths of the child)',
      labelAt: 'top',
      text: 'Stands at the water tray for 6 minutes with one hand. Strength: asks his friends to come along.',
    },
    {
      kind: 'box',
      label: 'Parent/carer views:',
      labelAt: 'top',
      text: 'ذیشان اب گھر میں میز کے ساتھ کھڑا ہو کر کھیلتا ہے (تقریباً 5 منٹ)۔ ہم چاہتے ہیں کہ وہ سیڑھیاں چڑھنا سیکھے۔',
    },
    { kind: 'box', label: 'Areas for development:', labelAt: 'top', text: '' },
    {
      kind: 'box',
      label: 'Next steps:',
      labelAt: 'top',
      text: 'All achieved: request a new physiotherapy observation',
    },
    {
      kind: 'signatures',
      cells: [
        { label: 'Parent/carer signature', text: '' },
        { label: 'Date', text: '' },
        { label: 'Setting signature', text: '' },
      ],
    },
  ],
  finePrint: ['Harbour Steps', 'Next review: 11 June 2026'],
  footer: 'HAR-02 · Minutes · version 1',
};

export const actionPlan: Document = {
  title: 'Inclusion action plan',
  orientation: 'portrait',
  parts: [
    {
      kind: 'table',
      columns: [
        { label: 'What will you implement into your whole setting practice?', weight: 6 },
        { label: 'By whom', weight: 2 },
        { label: 'By when', weight: 2 },
      ],
      rows: [['Now/next boards in every room', 'Room leaders', '1 May 2026']],
      paperRows: 6,
    },
    {
      kind: 'box',
      label: 'Comments on implementation and impact of above actions',
      labelAt: 'top',
      text: '',
    },
  ],
  finePrint: [],
  footer: 'Willow Bank · Inclusion action plan',
};

export const sheets = { supportPlan, provisionMap, interventionRecord, reviewMinutes, actionPlan };
