/** Finds by exact text, else by the one that starts with it, else by the one that contains it. Throws, naming all there is. */
export const match = <T>(
  items: readonly T[],
  textOf: (item: T) => string,
  wanted: string,
  what: string,
): T => {
  const low = wanted.toLowerCase();
  const tests = [
    (text: string) => text === wanted,
    (text: string) => text.toLowerCase() === low,
    (text: string) => text.toLowerCase().startsWith(low),
    (text: string) => text.toLowerCase().includes(low),
  ];
  for (const test of tests) {
    const found = items.filter((item) => test(textOf(item)));
    const [only] = found;
    if (found.length === 1 && only !== undefined) return only;
    if (found.length > 1) throw new Error(`Several ${what}s match "${wanted}": ${listed(found, textOf)}`);
  }
  throw new Error(`No ${what} "${wanted}". There are: ${listed(items, textOf) || 'none'}`);
};

const listed = <T>(items: readonly T[], textOf: (item: T) => string) =>
  items.map((item) => `"${textOf(item)}"`).join(', ');
