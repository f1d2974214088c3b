import type { Schema } from 'mongoose';
import { type AnyPlaces, join, split } from '../../src/mongo/places.ts';
import { wholeSchemas } from '../../src/mongo/sealed-model.ts';
import { COLLECTIONS } from '../../src/mongo/sealing-table.ts';
import { type TestStore, testStore } from './support.ts';

let test: TestStore;
beforeAll(async () => {
  test = await testStore();
});
afterAll(() => test?.close());

/** Its fields, and those of every part that the table takes apart, as `plan.ended.why`. */
const fieldsOf = (schema: Schema, places: AnyPlaces): string[] =>
  Object.keys(schema.paths).flatMap((path) => {
    const place = places[path];
    const inside = schema.paths[path]?.schema;
    return typeof place === 'object' && inside
      ? fieldsOf(inside, place).map((rest) => `${path}.${rest}`)
      : [path];
  });
const namesIn = (places: AnyPlaces): string[] =>
  Object.entries(places).flatMap(([key, place]) =>
    typeof place === 'object' ? namesIn(place).map((rest) => `${key}.${rest}`) : [key],
  );

describe('the table of what is sealed', () => {
  it('has every collection, and every field of its schema', () => {
    const { models } = test.connection.mongoose;
    expect(Object.keys(models).sort()).toEqual(Object.keys(COLLECTIONS).sort());
    for (const [name, { places }] of Object.entries(COLLECTIONS)) {
      const schema = wholeSchemas.get(name) ?? models[name]?.schema;
      if (!schema) throw new Error(name);
      // Answers differ from sheet to sheet; each sheet's own schema checks them.
      const answers = name === 'records' ? ['answers'] : [];
      const fields = [...fieldsOf(schema, places), ...answers].sort();
      expect(fields).toEqual([...namesIn(places), '_id', 'tenant'].sort());
    }
  });

  it('keeps no sealed field in a schema of what is stored, and no index on one', () => {
    for (const [name, kept] of Object.entries(COLLECTIONS)) {
      const schema = test.connection.mongoose.models[name]?.schema;
      const sealed = Object.entries(kept.places).flatMap(([key, place]) => (place === 'sealed' ? [key] : []));
      for (const field of sealed) {
        expect(schema?.paths).not.toHaveProperty([field]);
        for (const [index] of schema?.indexes() ?? []) expect(Object.keys(index)).not.toContain(field);
      }
      expect('owner' in kept).toBe(sealed.length > 0);
    }
  });
});

describe('split and join', () => {
  const places: AnyPlaces = { id: 'open', words: 'sealed', plan: { on: 'open', why: 'sealed' } };
  const row = { id: '1', words: { a: [] }, plan: { on: 'today', why: 'hush' } };

  it('take a row apart and put it together', () => {
    const { open, sealed } = split(row, places);
    expect(open).toStrictEqual({ id: '1', plan: { on: 'today' } });
    expect(sealed).toStrictEqual({ words: { a: [] }, plan: { why: 'hush' } });
    expect(join(open, sealed, places)).toStrictEqual(row);
    for (const plan of [null, { on: 'x' }]) {
      const parts = split({ id: '1', plan }, places);
      expect(join(parts.open, parts.sealed, places)).toStrictEqual({ id: '1', plan });
    }
  });

  it('refuse a field without a place, also one of every object', () => {
    for (const field of ['stranger', 'constructor', 'toString']) {
      expect(() => split({ ...row, [field]: 'Zofia' }, places)).toThrow(`no place for the field ${field}`);
    }
  });

  it('believe nothing that stands open in the place of something sealed', () => {
    expect(join({ id: '1', words: 'forged' }, {}, places)).toStrictEqual({ id: '1' });
  });
});
