import { EVERYTHING, readDueFilter } from '../../src/domain/due-filter.ts';

const settings = [
  { id: 'w', name: 'Willow Bank', code: 'WIL' },
  { id: 'm', name: 'Millrace', code: 'MIL' },
  { id: 's', name: 'Windmill', code: 'WND' },
];

describe('what follows /due', () => {
  it.each([
    ['', EVERYTHING],
    ['all', EVERYTHING],
    ['Mine', { ...EVERYTHING, mine: true }],
    ['overdue mine', { ...EVERYTHING, mine: true, overdue: true }],
    ['willow bank', { ...EVERYTHING, settingId: 'w' }],
    ['bank, overdue', { mine: false, overdue: true, settingId: 'w' }],
    ['mil', { ...EVERYTHING, settingId: 'm' }],
    ['overdu', null],
    ['zofia', null],
  ])('reads “%s”', (typed, filter) => {
    expect(readDueFilter(typed, settings)).toStrictEqual(filter);
  });
});
