import { matching } from '../../../scripts/sandbox/page/choices.ts';
import { errorOf, isProblem } from '../../../scripts/sandbox/page/exchanges.ts';
import { addressOf, inSentence, placeAt } from '../../../scripts/sandbox/page/places.ts';
import { searchOf, whereOf } from '../../../scripts/sandbox/page/use-location.ts';
import type { Exchange, Place, Snapshot } from '../../../scripts/sandbox/workspace/page-api.ts';

const place = (id: string, kind: Place['kind'], writable = true): Place => ({
  ...{ id, kind, name: id, isPrivate: true, writable, messages: [] },
});
const places = [place('D0APP', 'app', false), place('C1', 'channel'), place('D0SELF', 'self')];
const snapshot = { places } as unknown as Snapshot;

describe('where somebody is', () => {
  it('stands in the address and comes back from it', () => {
    const where = { as: 'UPRIYA', place: 'C1', tab: 'home' } as const;
    expect(searchOf(where)).toBe('?as=UPRIYA&in=C1&tab=home');
    expect(whereOf(searchOf(where))).toEqual(where);
    expect(whereOf('')).toEqual({ as: null, place: null, tab: 'messages' });
  });

  it('means the same for everybody: one’s own messages and the app’s go by their kind', () => {
    expect(places.map(addressOf)).toEqual(['app', 'C1', 'self']);
    expect(['app', 'D0SELF', 'C1'].map((address) => placeAt(snapshot, address)?.id)).toEqual([
      'D0APP',
      'D0SELF',
      'C1',
    ]);
  });

  it('is the first place one can write in where the address names none of theirs', () => {
    expect(placeAt(snapshot, 'C0ELSEWHERE')?.id).toBe('C1');
    expect(placeAt(snapshot, null)?.id).toBe('C1');
  });
});

it('says who one is in a sentence', () => {
  expect(inSentence('Key person at Willow Bank')).toBe('key person at Willow Bank');
  expect(inSentence('SENCO at Millrace')).toBe('SENCO at Millrace');
});

it('finds a choice without its accents', () => {
  const choices = [{ id: '1', label: 'Siân Morgan' }];
  expect(matching(choices, ' sian')).toEqual(choices);
  expect(matching(choices, 'x')).toEqual([]);
});

const exchange: Exchange = {
  ...{ direction: 'to-slack', name: 'views.open', at: 0, ms: 1 },
  request: { headers: {}, body: {} },
  answer: { status: 200, body: { ok: true } },
};

it.each([
  [exchange, undefined],
  [
    { ...exchange, answer: { status: 200, body: { ok: false, error: 'expired_trigger_id' } } },
    'expired_trigger_id',
  ],
  [{ ...exchange, answer: { status: 500, body: '' } }, 'http_500'],
  [{ ...exchange, problem: 'timeout' }, 'timeout'],
] as const)('tells an answer that is a problem from one that is none (%#)', (given, code) => {
  expect(errorOf(given)).toBe(code);
  expect(isProblem(given)).toBe(code !== undefined);
});

it('counts a request without an answer, or with a fault, as a problem', () => {
  const { answer: _, ...silent } = exchange;
  expect(isProblem(silent)).toBe(true);
  expect(isProblem({ ...exchange, fault: 'slow' })).toBe(true);
});
