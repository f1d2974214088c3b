import type { Notice } from '../../src/domain/notice.ts';
import { decide } from '../../src/outbox/decide.ts';
import type { Showing } from '../../src/usecases/ports.ts';
import * as sample from '../mongo/samples.ts';

const NOW = 1_000_000;
const place = { channel: 'C1', ts: '1.1' };
const shownBefore = { shown: 1, wanted: 3, place };

const decided = (showing: Showing, more: Partial<Notice> = {}, random = 1) => {
  const decision = decide({ notice: sample.notice(more), showing, now: NOW, random });
  return decision.kind === 'settle' ? decision : decision.why;
};

describe('what becomes of a notice', () => {
  it.each<[string, Showing, Partial<Notice>, object]>([
    ['a post', { kind: 'shown', place }, {}, { kind: 'settle', shown: 1, place }],
    ['an update', { kind: 'shown', place }, shownBefore, { kind: 'settle', shown: 3, place }],
    [
      'nothing left to say',
      { kind: 'nothing' },
      { attempts: 2 },
      { state: 'dropped', attempts: 2, code: '' },
    ],
    [
      'a rate limit',
      { kind: 'refused', code: 'ratelimited', afterMs: 30_000 },
      {},
      { state: 'waiting', at: NOW + 30_000, attempts: 1, mayBeRepeat: false, code: 'ratelimited' },
    ],
    [
      'a connection that was never made',
      { kind: 'refused', code: 'ECONNREFUSED', afterMs: 0 },
      { attempts: 2 },
      { state: 'waiting', at: NOW + 8_000, attempts: 3, mayBeRepeat: false, code: 'ECONNREFUSED' },
    ],
    [
      'a post whose answer was lost',
      { kind: 'unsure', code: 'no_answer' },
      {},
      { state: 'waiting', at: NOW + 2_000, attempts: 1, mayBeRepeat: true, code: 'no_answer' },
    ],
    [
      'an update whose answer was lost',
      { kind: 'unsure', code: 'no_answer' },
      shownBefore,
      { state: 'waiting', attempts: 1, mayBeRepeat: false },
    ],
    [
      'a refusal after a post whose answer was lost',
      { kind: 'refused', code: 'ratelimited', afterMs: 1_000 },
      { mayBeRepeat: true },
      { mayBeRepeat: true, at: NOW + 1_000 },
    ],
    [
      'a channel that is gone',
      { kind: 'parked', code: 'is_archived' },
      { attempts: 4, mayBeRepeat: true },
      { state: 'parked', attempts: 4, mayBeRepeat: true, code: 'is_archived' },
    ],
  ])('%s', (_, showing, more, expected) => {
    expect(decided(showing, more)).toMatchObject(expected);
  });

  it('waits longer each time, up to half an hour, and not all at the same moment', () => {
    const refused = { kind: 'refused', code: 'store-away', afterMs: 0 } as const;
    const waits = [0, 1, 5, 30, 2_000].map((attempts) => {
      const decision = decided(refused, { attempts });
      return 'at' in decision ? decision.at - NOW : 0;
    });
    expect(waits).toEqual([2_000, 4_000, 64_000, 1_800_000, 1_800_000]);
    expect(decided(refused, {}, 0)).toMatchObject({ at: NOW + 1_000 });
  });
});
