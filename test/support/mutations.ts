import fc from 'fast-check';

/** What no client of Slack sends. The deep one is written into the JSON by hand: it would end `JSON.stringify`. */
const DEEP = '@@deep@@';
const strange: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  true,
  '',
  [],
  {},
  [null],
  [[]],
  DEEP,
  '\ud800',
  '\udc00x\ud83d',
  'a\0b',
  '__proto__',
  'constructor',
  '/',
  '|',
  '{"$gt":""}',
  'x'.repeat(300_000),
  { $ne: null },
  { $gt: '' },
  { toString: null },
  { value: { $where: '1' } },
  JSON.parse('{"__proto__":{"isAdmin":true,"type":"x"}}'),
];

type Json = Record<string, unknown>;
type Path = readonly string[];

const pathsOf = (value: unknown, at: Path = []): readonly Path[] =>
  value === null || typeof value !== 'object'
    ? [at]
    : [at, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];

/** `undefined` takes it away. */
const changed = (value: unknown, [key, ...rest]: Path, to: unknown): unknown => {
  if (key === undefined) return to;
  if (value === null || typeof value !== 'object') return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Json;
  const inner = changed(copy[key], rest, to);
  if (inner === undefined) delete copy[key];
  else
    Object.defineProperty(copy, key, { value: inner, enumerable: true, writable: true, configurable: true });
  return copy;
};

const asJson = (value: unknown): string =>
  JSON.stringify(value ?? null).replaceAll(`"${DEEP}"`, '['.repeat(100_000) + ']'.repeat(100_000));

export interface Request {
  readonly body: string;
  readonly contentType: string;
}

const form = 'application/x-www-form-urlencoded';

/** A request that Slack sent, with up to three of its values changed, taken away or in another wrapping. */
export const mutated = (bodies: readonly string[]): fc.Arbitrary<Request> =>
  fc.constantFrom(...bodies).chain((body) => {
    const fields = Object.fromEntries(new URLSearchParams(body));
    const payload: unknown = fields.payload === undefined ? fields : JSON.parse(fields.payload);
    // Another id makes another submission, and a valid one.
    const paths = pathsOf(payload).filter((path) => path.length > 0 && path.join('.') !== 'view.id');
    const change = fc.tuple(
      fc.constantFrom(...paths),
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(undefined, ...strange) }, fc.jsonValue()),
    );
    return fc
      .tuple(
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('form', 'form', 'form', 'json'),
      )
      .map(([changes, wrapping]) => {
        const wrong = changes.reduce<unknown>((value, [path, to]) => changed(value, path, to), payload);
        if (wrapping === 'json') return { body: asJson(wrong), contentType: 'application/json' };
        if (fields.payload !== undefined)
          return { body: new URLSearchParams({ payload: asJson(wrong) }).toString(), contentType: form };
        const flat = Object.entries(wrong as Json).map(([key, value]) => [
          key,
          typeof value === 'string' ? value : asJson(value),
        ]);
        return { body: new URLSearchParams(flat).toString(), contentType: form };
      });
  });

/** What is no request of Slack at all. */
export const nonsense = (): fc.Arbitrary<Request> =>
  fc.record({
    body: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json().map((text) => new URLSearchParams({ payload: text }).toString()),
      fc.json(),
      fc.constantFrom(
        'payload=null',
        `payload=${'['.repeat(100_000)}`,
        `payload={"type":${'{"a":'.repeat(100_000)}`,
      ),
      fc.constant(`command=/isp&text=${'x'.repeat(5 * 1024 * 1024)}`),
    ),
    contentType: fc.constantFrom(
      form,
      'application/json',
      'text/plain',
      'multipart/form-data; boundary=x',
      '',
    ),
  });
