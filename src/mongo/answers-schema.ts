import type { Schema, SchemaDefinition } from 'mongoose';
import { byKind, type Field, type PerKindOf } from '../domain/field.ts';
import { askedFields, type Sheet } from '../domain/sheet.ts';
import { listOf, partSchema, text, words } from './schema.ts';

/** Table 3: kind of field → the mongoose path that keeps its answer; null where nothing is kept. */
const paths: PerKindOf<[], object | null> = {
  text: () => words,
  long: () => words,
  date: () => words,
  choice: () => words,
  people: () => listOf(partSchema({ name: words, role: words })),
  lines: () => listOf(partSchema({ id: text, text: words })),
  rows: (field) => listOf(partSchema({ id: text, ...definition(field.columns) })),
  fact: () => null,
  signature: () => null,
};

const definition = (fields: readonly Field[]): SchemaDefinition =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const path = byKind(paths, field);
      return path === null ? [] : [[field.key, path]];
    }),
  );

/** The stored shape of a sheet's answers. */
export const answersSchema = (sheet: Sheet): Schema => partSchema(definition(askedFields(sheet)));
