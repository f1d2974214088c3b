import type { Answers } from '../../src/domain/sheet.ts';
import type { sheets } from '../../src/domain/sheets/index.ts';

type SheetId = (typeof sheets)[number]['id'];

/**
 * One sheet of each kind with every field answered, all people invented. A sheet more in the registry asks for
 * a sample more here, or this does not compile. A review date is written out: an empty one is worked out.
 */
export const samples: Readonly<Record<SheetId, Answers>> = {
  'individual-support-plan': {
    dateOfPlan: '2025-09-15',
    people: [
      { name: 'Joanna Wiśniewska-Łukasz', role: 'mother' },
      { name: 'Priya Shah', role: 'Key person' },
    ],
    need: 'Communication: does not yet join two words\nin Polish or English',
    strategies: [
      { id: 's1', text: 'Visual now/next board at every transition' },
      { id: 's2', text: 'Wait 10 seconds after asking' },
    ],
    parentViews: 'W domu mówi pojedyncze słowa: „jeszcze”, „daj”.',
    reviewDate: '2025-11-10',
    grLevel: '1',
    childVoice: 'Claps for the drum',
  },
  'individual-provision-map': {
    dateOfPlan: '2026-01-19',
    agencies: 'Teacher of the Deaf, Speech and language therapy',
    grLevel: '3',
    keyPerson: 'Siân Llŷr',
    strengths: 'Matches signs to pictures',
    preferredActivity: 'Water tray',
    development: 'Attention to sound (report of December)',
    targets: [
      {
        id: 't1',
        baseline: 'Layla can turn to a drum',
        target: 'By 13 March Layla will turn to her name from 2 metres, 4 of 5 tries',
        provision: 'Name game, 1:1',
        resources: 'Hearing aid check kit',
        when: 'Daily 09:10, key person',
        achieved: 'Nearly',
      },
      {
        id: 't2',
        baseline: 'She can choose by pointing',
        target: 'By 13 March she will choose between two objects, 3 of 5',
        provision: 'Choice box',
        resources: 'Objects, sign cards',
        when: 'Snack time',
        achieved: 'Not yet',
      },
    ],
    reviewDate: '2026-03-16',
    parentViews: 'ليلى تحب جهازها الجديد وترتديه كل يوم في البيت',
    childVoice: 'Smiles at the water',
  },
  'record-of-intervention': {
    entries: [
      {
        id: 'e1',
        date: '2026-01-21',
        who: 'Key person, name game',
        comments: 'Turned at once',
        outcome: 'achieved',
      },
      {
        id: 'e2',
        date: '2026-01-22',
        who: '陈老师',
        comments: 'Battery flat from half past ten',
        outcome: 'not run',
      },
    ],
  },
  'minutes-of-review': {
    date: '2026-03-12',
    people: [
      { name: 'محمد ذیشان قریشی', role: 'father' },
      { name: 'Anna Kowalska', role: 'SENCO' },
    ],
    progress: 'Stood for six minutes. Strength: asks for help.',
    views: 'He walks more at home.',
    areas: 'Balance on grass',
    nextSteps: 'Ask for a new physiotherapy observation',
    home: 'Stand at the kitchen worktop',
    childVoice: 'Pushed the walker away',
    meeting: 'tac',
  },
  'inclusion-action-plan': {
    actions: [
      { id: 'a1', action: 'Picture cards at every door', byWhom: 'Tom Fletcher', byWhen: '2026-04-17' },
      { id: 'a2', action: 'Signs with every song', byWhom: 'All staff', byWhen: '2026-09-04' },
    ],
    impact: 'Tidy-up time is calmer',
  },
};
