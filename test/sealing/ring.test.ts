import { readRing } from '../../src/sealing/ring.ts';

const key = (letter: string) => `${letter.repeat(42)}A`;
const faultsOf = (text: string) => {
  const read = readRing(text);
  return read.ok ? [] : read.faults;
};

describe('readRing', () => {
  it('reads the current key first, and 32 bytes of each', () => {
    const read = readRing(`k2:${key('x')}, k1:${key('y')}`);
    if (!read.ok) throw new Error(read.faults.join());
    expect(read.ring.map(({ kid, secret }) => [kid, secret.length])).toEqual([
      ['k2', 32],
      ['k1', 32],
    ]);
    expect(Buffer.from(read.ring[0].secret).toString('base64url')).toBe(key('x'));
  });

  it.each([
    ['', 'key 1 must be a short name'],
    [key('x'), 'key 1 must be a short name'],
    [`k1:${key('x')},`, 'key 2 must be a short name'],
    [`k 1:${key('x')}`, 'key 1 must be a short name'],
    ['k1:short', 'key 1 (k1) must have 32 bytes'],
    [`k1:${key('x')}AA`, 'key 1 (k1) must have 32 bytes'],
    [`k1:${key('+')}`, 'key 1 (k1) must have 32 bytes'],
    // A second spelling of the same bytes.
    [`k1:${'x'.repeat(42)}B`, 'key 1 (k1) must have 32 bytes'],
    [`k1:${key('x')},k1:${key('y')}`, 'the name k1 stands there twice'],
    [`k1:${key('x')},k2:${key('x')}`, 'k1 and k2 are the same key'],
  ])('refuses %s', (text, fault) => {
    expect(faultsOf(text)).toEqual([expect.stringContaining(fault)]);
  });

  it('lists every fault and never what stands behind a colon', () => {
    const faults = faultsOf(`k1:hush-one,hush two,:${key('h')},k4:hush-four`);
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toMatch(/hush|hhh/);
  });
});
