/** Puts other children's full names out of a text, or of every text in a value; shapes and keys stay. */
export function withoutNames<T>(value: T, names: readonly string[]): T {
  if (typeof value === 'string')
    return names.reduce<string>((text, name) => text.replaceAll(name, '[another child]'), value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => withoutNames(item, names)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutNames(item, names)]),
  ) as T;
}
