/**
 * What `work` brings, or what `late` throws when it takes longer than `ms`.
 * The work cannot be called back: what it throws after that goes to `onLateError`.
 */
export const inTime = async <T>({
  work,
  ms,
  late,
  onLateError,
}: {
  work: Promise<T>;
  ms: number;
  late: () => Error;
  onLateError: (error: unknown) => void;
}): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  let isLate = false;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(late());
    }, ms);
  });
  work.catch((error: unknown) => {
    if (isLate) onLateError(error);
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
};
