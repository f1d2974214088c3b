import { closureLines, readClosures } from '../../src/domain/closures.ts';

it.each([
  ['2025-12-20 to 2026-01-04 Christmas', [{ from: '2025-12-20', to: '2026-01-04', label: 'Christmas' }]],
  [
    '20 December 2025 to 4 January 2026, Christmas',
    [{ from: '2025-12-20', to: '2026-01-04', label: 'Christmas' }],
  ],
  ['20/12/2025 - 04/01/2026', [{ from: '2025-12-20', to: '2026-01-04' }]],
  ['2026-05-25 Inset day', [{ from: '2026-05-25', to: '2026-05-25', label: 'Inset day' }]],
  ['', []],
  [
    '2026-04-03 to 2026-04-10\n\n2026-02-16 to 2026-02-20',
    [
      { from: '2026-02-16', to: '2026-02-20' },
      { from: '2026-04-03', to: '2026-04-10' },
    ],
  ],
])('reads %j', (text, closures) => {
  expect(readClosures(text)).toEqual({ ok: true, closures });
});

it.each([
  ['Christmas', 'Line 1 is not two dates'],
  ['2026-02-30 to 2026-03-01', 'Line 1 is not two dates'],
  ['2026-01-04 to 2025-12-20', 'Line 1 ends before it starts'],
  [
    '2026-02-16 to 2026-02-20\n2026-02-20 to 2026-02-21',
    'Line 2 overlaps 16 February 2026 to 20 February 2026',
  ],
])('says what is wrong with %j', (text, problem) => {
  expect(readClosures(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
});

it('gives back lines it can read again', () => {
  const closures = [
    { from: '2025-12-20', to: '2026-01-04', label: 'Christmas' },
    { from: '2026-05-25', to: '2026-05-25' },
  ];
  expect(readClosures(closureLines(closures))).toEqual({ ok: true, closures });
});
