/** Waits until the condition holds and returns its value, or throws saying so. For what an app does after its ack. */
export const until = async <T>(
  condition: () => T | Promise<T>,
  { ms = 20_000, what = 'the condition' }: { readonly ms?: number; readonly what?: string } = {},
): Promise<NonNullable<T>> => {
  const end = performance.now() + ms;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > end) throw new Error(`Waited ${ms} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
