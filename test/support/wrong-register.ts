import type { WrongInput } from './wrong-input.ts';

const born = { 'Child’s name': 'Isla Brown', DOB: '2022-03-01', 'Key person': 'UKEY' };

const children: readonly Omit<WrongInput, 'opens'>[] = [
  {
    refuses: 'a date of birth in the future',
    with: born,
    wrong: { DOB: '2026-07-11' },
    field: 'DOB',
    says: '11 July 2026 is still to come. Please check the year.',
    right: { DOB: '2026-07-10' },
  },
  {
    refuses: 'a date of birth of the last century',
    with: { ...born, 'Child’s name': 'Noor Brown' },
    wrong: { DOB: '1922-03-01' },
    field: 'DOB',
    says: 'would be at school. Please check the year.',
    right: { DOB: '2022-03-01' },
  },
  {
    refuses: 'a key person of another team',
    with: { ...born, 'Child’s name': 'Otis Brown' },
    wrong: { 'Key person': 'USTRANGER' },
    field: 'Key person',
    says: 'This person is not in the setting’s team yet. Add them with /setting, then come back.',
    right: { 'Key person': 'UOTHER' },
  },
  {
    refuses: 'consent from nobody',
    with: { ...born, 'Child’s name': 'Iris Brown' },
    wrong: { 'Consent to contact agencies': ['The parents have consented'] },
    field: 'Consent given by',
    says: 'Who gave consent?',
    right: { 'Consent given by': 'Joanna Nowak', 'Consent given on': '2026-07-01' },
  },
  {
    refuses: 'a child who is in the register already, however the name is typed',
    with: { ...born, 'Child’s name': 'IRIS  brown' },
    wrong: {},
    field: 'Child’s name',
    says: 'This child is in the register already, as WIL-',
    right: { DOB: '2022-03-02' },
  },
];

const settings: readonly Omit<WrongInput, 'opens'>[] = [
  {
    refuses: 'the last SENCO leaving',
    wrong: { SENCO: null },
    field: 'SENCO',
    says: /SENCO|required/,
    right: { SENCO: ['USENCO'] },
  },
  {
    refuses: 'closures that overlap',
    wrong: { Closures: '20 December 2025 to 4 January 2026, Christmas\n2026-01-02 to 2026-01-09' },
    field: 'Closures',
    says: 'Line 2 overlaps 20 December 2025 to 4 January 2026. Please make them one closure.',
    right: { Closures: '20 December 2025 to 9 January 2026, Christmas' },
  },
  {
    refuses: 'a closure that ends before it starts',
    wrong: { Closures: '4 January 2026 to 20 December 2025' },
    field: 'Closures',
    says: 'Line 1 ends before it starts',
    right: { Closures: '20/12/2025 to 4/1/2026' },
  },
  {
    refuses: 'a closure without dates',
    wrong: { Closures: 'at Christmas' },
    field: 'Closures',
    says: 'Line 1 is not two dates. Write for example: 20 December 2025',
    right: { Closures: '' },
  },
  {
    refuses: 'a code with a figure',
    wrong: { Code: 'W1' },
    field: 'Code',
    says: 'Please choose two to five letters, such as WIL.',
    right: { Code: 'wil' },
  },
];

export const wrongRegister: readonly WrongInput[] = [
  ...children.map((each): WrongInput => ({ ...each, opens: ['/child', 'add'] })),
  ...settings.map((each): WrongInput => ({ ...each, opens: ['/setting', ''] })),
];
