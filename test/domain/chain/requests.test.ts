import fc from 'fast-check';
import { bankHolidays } from '../../../src/domain/bank-holidays.ts';
import { requestStep, requestSteps } from '../../../src/domain/chain/requests.ts';
import { addDays } from '../../../src/domain/dates.ts';
import { isOpenDay } from '../../../src/domain/open-days.ts';

const calendar = { closures: [], bankHolidays };
const first = (n: number, sentOn: string, dueOn: string, closures: { from: string; to: string }[] = []) => {
  const steps = requestSteps({ ...calendar, closures, sentOn, dueOn });
  return Array.from({ length: n }, () => steps.next().value).map(({ key, on }) => `${key} ${on}`);
};

describe('reminders of a request', () => {
  it.each([
    [
      'a Monday to a Friday',
      '2026-03-02',
      '2026-03-13',
      ['sent 2026-03-02', 'soon 2026-03-10', 'due 2026-03-13', 'late 1 2026-03-20'],
    ],
    [
      'due the same day',
      '2026-03-02',
      '2026-03-02',
      ['sent 2026-03-02', 'late 1 2026-03-09', 'late 2 2026-03-16', 'late 3 2026-03-23'],
    ],
    [
      'sent on a Saturday, due soon after',
      '2026-03-07',
      '2026-03-11',
      ['sent 2026-03-09', 'due 2026-03-11', 'late 1 2026-03-18', 'late 2 2026-03-25'],
    ],
    [
      'due at Easter',
      '2026-03-30',
      '2026-04-03',
      ['sent 2026-03-30', 'soon 2026-03-31', 'due 2026-04-07', 'late 1 2026-04-14'],
    ],
  ])('%s', (_, sentOn, dueOn, expected) => {
    expect(first(4, sentOn, dueOn)).toStrictEqual(expected);
  });

  it('wait for the end of a closure', () => {
    expect(first(3, '2025-12-18', '2025-12-22', [{ from: '2025-12-20', to: '2026-01-04' }])).toStrictEqual([
      'sent 2025-12-18',
      'soon 2025-12-19',
      'due 2026-01-05',
    ]);
  });

  it('come each once, on open days only, whenever somebody looks', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(looks, fc.nat(20), fc.nat(30), (gaps, sentAfter, dueAfter) => {
        const sentOn = addDays('2026-03-20', sentAfter);
        const dueOn = addDays(sentOn, dueAfter);
        const closures = [{ from: '2026-04-03', to: '2026-04-17' }];
        let told: readonly string[] = [];
        let today = sentOn;
        const sent: string[] = [];
        for (const gap of gaps) {
          const step = requestStep({ sentOn, dueOn, bankHolidays, closures, today, told });
          expect(step.next > today).toBe(true);
          expect(isOpenDay({ date: step.next, bankHolidays, closures })).toBe(true);
          if (step.tell) sent.push(step.tell);
          ({ told } = step);
          today = addDays(today, gap);
        }
        expect(new Set(sent).size).toBe(sent.length);
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });
});
