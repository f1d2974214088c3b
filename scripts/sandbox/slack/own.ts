/** What a table holds under this id. An app may ask for `__proto__`, and what that names belongs to every object. */
export const own = <T>(table: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(table, id) ? table[id] : undefined;
