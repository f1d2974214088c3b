import Holidays from 'date-holidays';
import { bankHolidays } from '../../src/domain/bank-holidays.ts';
import { addDays, compareDates, isWeekend } from '../../src/domain/dates.ts';

const years = [...new Set(bankHolidays.map((date) => date.slice(0, 4)))];
const other = new Holidays('GB', 'ENG');

describe('the bank holidays of England and Wales', () => {
  it('are in order, each once, and on weekdays', () => {
    expect(bankHolidays).toEqual([...new Set(bankHolidays)].sort(compareDates));
    expect(bankHolidays.filter(isWeekend)).toEqual([]);
  });

  it.each(years)('of %s are those of another source', (year) => {
    const days = other
      .getHolidays(Number(year))
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10))
      .filter((date) => !isWeekend(date));
    expect(bankHolidays.filter((date) => date.startsWith(year))).toEqual(
      [...new Set(days)].sort(compareDates),
    );
  });

  it.each(['2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'])(
    'have the special day %s',
    (date) => expect(bankHolidays).toContain(date),
  );

  it.each(['2020-05-04', '2022-05-30'])('do not have %s, which was moved', (date) =>
    expect(bankHolidays).not.toContain(date),
  );

  it('reach at least 12 months ahead; if not, run `npm run bank-holidays`', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect((bankHolidays.at(-1) ?? '') > addDays(today, 365)).toBe(true);
  });
});
