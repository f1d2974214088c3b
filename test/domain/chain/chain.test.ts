import {
  type Chain,
  type ChainLead,
  leadsToTell,
  mayInChain,
  peopleOf,
  reachOf,
} from '../../../src/domain/chain/chain.ts';
import { codeFrom, isLive, type JoinCode, lastDayOf, readCode } from '../../../src/domain/chain/codes.ts';
import { mondayOf } from '../../../src/domain/chain/week.ts';

const lead = (userId: string, more: Partial<ChainLead> = {}): ChainLead => ({
  tenant: 'T1',
  userId,
  name: userId,
  regions: null,
  cover: null,
  hours: { from: '08:00', to: '17:30' },
  ...more,
});
const chain = (...leads: ChainLead[]): Chain => ({
  id: 'c',
  tenant: 'T1',
  name: 'Hazelbrook',
  regions: ['North', 'South'],
  leads,
  digestChannel: null,
  tenants: ['T1', 'T2'],
  lookAt: 0,
  revision: 1,
});
const leave = { userId: 'UCOVER', from: '2026-03-02', to: '2026-03-06' };
const hazelbrook = chain(
  lead('UALL'),
  lead('UNORTH', { regions: ['North'], cover: leave }),
  lead('USOUTH', { regions: ['South'], tenant: 'T2' }),
);

describe('who sees what of a chain', () => {
  it.each([
    ['a lead of it all', 'T1', 'UALL', '2026-03-02', 'all'],
    ['the same id in another workspace', 'T2', 'UALL', '2026-03-02', null],
    ['a lead of a region, on leave too', 'T1', 'UNORTH', '2026-03-02', ['North']],
    ['a lead in another workspace', 'T2', 'USOUTH', '2026-03-02', ['South']],
    ['the cover on the first day', 'T1', 'UCOVER', '2026-03-02', ['North']],
    ['the cover on the last day', 'T1', 'UCOVER', '2026-03-06', ['North']],
    ['the cover the day before', 'T1', 'UCOVER', '2026-03-01', null],
    ['the cover the day after', 'T1', 'UCOVER', '2026-03-07', null],
    ['the cover’s id in another workspace', 'T2', 'UCOVER', '2026-03-02', null],
    ['a stranger', 'T1', 'UX', '2026-03-02', null],
  ])('%s', (_, tenant, userId, today, reach) => {
    expect(reachOf(hazelbrook, { tenant, userId }, today)).toStrictEqual(reach);
  });

  it.each(['see setting', 'open child', 'send request', 'manage chain'] as const)('%s', (action) => {
    expect(mayInChain('all', action, 'North')).toBe(true);
    expect(mayInChain(['North'], action, 'North')).toBe(action !== 'manage chain');
    for (const reach of [['North'], [], null]) {
      expect(mayInChain(reach, action, 'South')).toBe(false);
      expect(mayInChain(reach, action, '')).toBe(false);
      expect(mayInChain(reach, action)).toBe(false);
    }
  });

  it('tells the leads of a region, or who stands in for them', () => {
    const told = (region: string, day: string) =>
      leadsToTell(hazelbrook, region, day).map(({ userId }) => userId);
    expect(told('North', '2026-03-01')).toStrictEqual(['UALL', 'UNORTH']);
    expect(told('North', '2026-03-02')).toStrictEqual(['UALL', 'UCOVER']);
    expect(told('South', '2026-03-02')).toStrictEqual(['UALL', 'USOUTH']);
    expect(told('', '2026-03-02')).toStrictEqual(['UALL']);
  });

  it('is found by leads and by who may stand in', () => {
    expect(peopleOf(hazelbrook).map(({ tenant, userId }) => `${tenant}/${userId}`)).toStrictEqual([
      'T1/UALL',
      'T1/UNORTH',
      'T1/UCOVER',
      'T2/USOUTH',
    ]);
  });
});

describe('join codes', () => {
  const token = 'abcXYZ019-_restofthetoken';

  it('are ten letters that nobody mishears', () => {
    expect(codeFrom(token)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(() => codeFrom('short')).toThrow('no token');
  });

  it.each([
    ['as it was shown', (code: string) => code],
    ['in small letters, with spaces', (code: string) => ` ${code.toLowerCase().replace('-', ' ')} `],
    ['with O for 0 and l for 1', (code: string) => code.replace(/0/g, 'o').replace(/1/g, 'l')],
  ])('are read %s', (_, type) => {
    const code = codeFrom(token);
    expect(readCode(type(code))).toBe(code.replace('-', ''));
  });

  it.each(['', 'ABCDE', 'ABCDE-FGHJKL', 'UUUUU-UUUUU', 'ABCDE-FGHJ!', '{"$gt":""}'])(
    'are not %j',
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );

  it('live to the seventh day, while open or taken', () => {
    const until = lastDayOf('2026-03-02');
    expect(until).toBe('2026-03-09');
    const code = (state: JoinCode['state']): JoinCode => ({
      ...{ id: 'j', tenant: 'T1', digest: 'd', madeBy: 'chain', chain: null, setting: null },
      ...{ region: '', state, until, revision: 1 },
    });
    expect(isLive(code('open'), '2026-03-09')).toBe(true);
    expect(isLive(code('taken'), '2026-03-09')).toBe(true);
    expect(isLive(code('open'), '2026-03-10')).toBe(false);
    expect(isLive(code('joined'), '2026-03-02')).toBe(false);
    expect(isLive(code('refused'), '2026-03-02')).toBe(false);
  });
});

describe('the week', () => {
  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-08', '2026-03-02'],
    ['2027-01-01', '2026-12-28'],
  ])('of %s begins on %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });
});
