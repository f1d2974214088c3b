import { preschoolStage, receptionStart, schoolYearOf } from '../../src/domain/preschool.ts';

describe('the preschool year (domain.md §3)', () => {
  it.each([
    ['2025-08-31', '2024/25', '2024-09-01', '2025-08-31'],
    ['2025-09-01', '2025/26', '2025-09-01', '2026-08-31'],
    ['2026-01-01', '2025/26', '2025-09-01', '2026-08-31'],
    ['2026-08-31', '2025/26', '2025-09-01', '2026-08-31'],
    ['1999-12-01', '1999/00', '1999-09-01', '2000-08-31'],
    ['2024-02-29', '2023/24', '2023-09-01', '2024-08-31'],
  ])('%s is in school year %s', (date, label, from, to) => {
    expect(schoolYearOf(date)).toEqual({ label, from, to });
  });

  it.each([
    ['2021-08-31', '2025-09-01'],
    ['2021-09-01', '2026-09-01'],
    ['2022-08-31', '2026-09-01'],
    ['2022-09-01', '2027-09-01'],
    ['2020-02-29', '2024-09-01'],
  ])('born %s starts Reception on %s', (dob, start) => {
    expect(receptionStart(dob)).toBe(start);
  });

  it.each([
    ['first of the cohort', '2021-09-01', '2025-09-01', 'preschool year'],
    ['first of the cohort, the day before', '2021-09-01', '2025-08-31', 'below'],
    ['last of the cohort: Llŷr', '2022-08-31', '2025-09-22', 'preschool year'],
    ['last of the cohort, last day', '2022-08-31', '2026-08-31', 'preschool year'],
    ['last of the cohort, Reception', '2022-08-31', '2026-09-01', 'school age'],
    ['born a day after Llŷr', '2022-09-01', '2025-09-22', 'below'],
    ['born a day after Llŷr, a year on', '2022-09-01', '2026-09-01', 'preschool year'],
    ['born a day before the cohort', '2021-08-31', '2025-09-01', 'school age'],
    ['Zofia', '2022-02-11', '2025-09-15', 'preschool year'],
    ['Tadhg', '2023-07-30', '2026-01-12', 'below'],
    ['Theo in summer', '2021-11-05', '2026-08-24', 'preschool year'],
    ['Theo in Reception', '2021-11-05', '2026-09-01', 'school age'],
    ['a baby', '2025-06-01', '2025-09-01', 'below'],
  ])('%s: born %s, on %s: %s', (_who, dob, on, stage) => {
    expect(preschoolStage({ dob, on })).toBe(stage);
  });
});
