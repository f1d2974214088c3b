import { tenantValuesOn, type ValuePlace } from '../../src/mongo/tenant-values.ts';
import { failure, sealedStore } from './sealed-support.ts';
import { ringOf, storeParts } from './support.ts';

const { test } = sealedStore();
const place: ValuePlace = { tenant: 'T1', collection: 'installations', record: 'T1', field: 'botToken' };
const valuesOn = (parts = storeParts()) => tenantValuesOn(test().connection, parts);

describe('a value of a tenant', () => {
  it('opens where it was sealed, on every worker, also after the ring was exchanged', async () => {
    const sealed = await valuesOn().seal(place, 'xoxb-secret');
    expect(sealed).not.toContain('xoxb');
    expect(await valuesOn(storeParts({ ring: ringOf('k2', 'k1') })).open(place, sealed)).toBe('xoxb-secret');
    expect(await valuesOn(storeParts({ ring: ringOf('k2') })).open(place, sealed)).toBe('xoxb-secret');
    await expect(valuesOn().open(place, sealed)).rejects.toEqual(failure('ring-key-missing'));
  });

  it('opens at no other place, and nowhere once it was changed', async () => {
    const values = valuesOn(storeParts({ ring: ringOf('k2', 'k1') }));
    const sealed = await values.seal(place, 'xoxb-secret');
    const others = [{ tenant: 'T2' }, { collection: 'x' }, { record: 'T1/a' }, { field: 'refreshToken' }];
    for (const other of others)
      await expect(values.open({ ...place, ...other }, sealed)).rejects.toEqual(failure('tampered'));
    for (const text of ['', 'xoxb-secret', `${sealed.slice(0, -9)}A${sealed.slice(-8)}`])
      await expect(values.open(place, text)).rejects.toEqual(failure('tampered'));
    await expect(values.seal({ ...place, field: 'a/b' }, '')).rejects.toThrow('not a name of ours');
  });

  it('stays when a setting of the tenant is erased', async () => {
    const values = valuesOn(storeParts({ ring: ringOf('k2', 'k1') }));
    const sealed = await values.seal(place, 'xoxb-secret');
    await test().store.keys.destroy({ tenant: 'T1', settingId: 'set-gone' });
    const fresh = valuesOn(storeParts({ ring: ringOf('k2', 'k1') }));
    expect(await fresh.open(place, sealed)).toBe('xoxb-secret');
    for (const settingId of ['*', ''])
      await expect(test().store.keys.destroy({ tenant: 'T1', settingId })).rejects.toThrow('no setting');
  });
});
