import { startClock } from '../../../scripts/sandbox/workspace/clock.ts';

const started = (onDay: () => Promise<void> = async () => {}) => startClock({ onDay, changed: () => {} });

describe('the clock of a workspace', () => {
  it('starts at nine on its first day and runs on', async () => {
    const clock = started();
    expect(clock.words()).toBe('Monday 2 March 2026, 09:00');
    const before = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.now() - before).toBeGreaterThanOrEqual(15);
  });

  it('goes day by day, at nine in England on each, also over the change to summer time', async () => {
    const days: string[] = [];
    const clock = started(async () => {
      days.push(clock.words());
    });
    await clock.goTo({ date: '2026-03-28' });
    days.length = 0;
    await clock.goTo({ date: '2026-03-30' });
    expect(days).toEqual([
      // Where it stands comes first.
      'Saturday 28 March 2026, 09:00',
      'Sunday 29 March 2026, 09:00',
      'Monday 30 March 2026, 09:00',
    ]);
    expect(new Date(clock.now()).toISOString()).toMatch(/^2026-03-30T08:00/);
  });

  it('waits for what each day brings and says where it is going', async () => {
    let free = () => {};
    let seen: string | null = null;
    const clock = started(async () => {
      seen ??= clock.busy();
      await new Promise<void>((resolve) => {
        free = resolve;
      });
    });
    const going = clock.goTo({ date: '2026-03-03' });
    expect(clock.day()).toBe('2026-03-02');
    await expect(clock.goTo('next day')).rejects.toThrow('moving already: Going to 3 March 2026');
    free();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(clock.day()).toBe('2026-03-03');
    free();
    await going;
    expect([seen, clock.busy()]).toEqual(['Going to 3 March 2026', null]);
  });

  it.each([
    ['next day', '2026-03-03'],
    ['next Monday', '2026-03-09'],
  ] as const)('goes to the %s', async (goal, day) => {
    const clock = started();
    await clock.goTo(goal);
    expect(clock.day()).toBe(day);
  });

  it.each([
    ['2026-03-01', 'only goes forward'],
    ['2026-03-02', 'only goes forward'],
    ['2028-01-01', 'too far'],
    ['2026-02-30', 'choose a date'],
  ])('does not go to %s', async (date, words) => {
    const clock = started();
    await expect(clock.goTo({ date })).rejects.toThrow(words);
    expect(clock.day()).toBe('2026-03-02');
  });

  it('can move again after a day that failed', async () => {
    let fails = true;
    const clock = started(async () => {
      if (fails) throw new Error('no');
    });
    await expect(clock.goTo('next day')).rejects.toThrow('no');
    fails = false;
    await clock.goTo('next day');
    expect(clock.day()).toBe('2026-03-03');
  });
});
