import { mayMorningBe, morningStep } from '../../src/domain/morning.ts';

const setting = {
  timeZone: 'Europe/London',
  messageHours: { from: '08:00', to: '17:30' },
  closures: [{ from: '2026-10-26', to: '2026-10-30' }],
};

describe('the time of a morning list', () => {
  it.each([
    ['08:00', true],
    ['08:30', true],
    ['17:29', true],
    ['17:30', false],
    ['07:59', false],
    ['23:00', false],
    ['8:30', false],
    ['', false],
  ])('%j lies inside 08:00 to 17:30: %s', (at, answer) => {
    expect(mayMorningBe({ at, hours: setting.messageHours })).toBe(answer);
  });
});

describe('a look at a morning list', () => {
  it.each([
    ['at its time', '2026-07-10T07:30:00Z', '2026-07-10', '2026-07-13T07:30:00Z'],
    ['a second before', '2026-07-10T07:29:59Z', null, '2026-07-10T07:30:00Z'],
    ['late, inside the hours', '2026-07-09T16:29:00Z', '2026-07-09', '2026-07-10T07:30:00Z'],
    ['late, after the hours', '2026-07-09T16:30:00Z', null, '2026-07-10T07:30:00Z'],
    ['on a Saturday', '2026-07-11T09:00:00Z', null, '2026-07-13T07:30:00Z'],
    ['on a bank holiday', '2026-08-31T09:00:00Z', null, '2026-09-01T07:30:00Z'],
    [
      'before a closure, over the change of clocks',
      '2026-10-23T08:00:00Z',
      '2026-10-23',
      '2026-11-02T08:30:00Z',
    ],
    ['inside a closure', '2026-10-28T09:00:00Z', null, '2026-11-02T08:30:00Z'],
    ['in summer, when it is another day in UTC', '2026-07-09T23:30:00Z', null, '2026-07-10T07:30:00Z'],
  ])('%s (%s) sends %s', (_, now, send, lookAt) => {
    const step = morningStep({
      at: '08:30',
      now: Date.parse(now),
      setting,
      bankHolidays: ['2026-08-31'],
    });
    expect({ ...step, lookAt: new Date(step.lookAt) }).toEqual({ send, lookAt: new Date(lookAt) });
  });

  it('keeps to hours that were changed after the time was chosen', () => {
    const later = { ...setting, messageHours: { from: '10:00', to: '15:00' } };
    const at = (now: string) =>
      morningStep({ at: '08:30', now: Date.parse(now), setting: later, bankHolidays: [] });
    expect(at('2026-07-10T08:00:00Z')).toEqual({ send: null, lookAt: Date.parse('2026-07-10T09:00:00Z') });
    expect(at('2026-07-10T09:00:00Z').send).toBe('2026-07-10');
  });

  it('looks again after two months where no open day is in sight', () => {
    const closed = { ...setting, closures: [{ from: '2026-07-01', to: '2030-01-01' }] };
    const step = morningStep({
      at: '08:30',
      now: Date.parse('2026-07-10T08:00:00Z'),
      setting: closed,
      bankHolidays: [],
    });
    expect(step).toEqual({ send: null, lookAt: Date.parse('2026-09-08T07:30:00Z') });
  });
});
