/** Saves soon after changes, one save at a time, and once more at the end. A save that fails is told, not thrown. */
export const keepSoon = ({
  save,
  say,
  ms = 300,
}: {
  save: () => Promise<void>;
  say: (line: string) => void;
  ms?: number;
}): { readonly changed: () => void; readonly stop: () => Promise<void> } => {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let saving: Promise<void> = Promise.resolve();
  const saveNow = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    saving = saving.then(save).catch((error: unknown) => {
      say(`The workspace could not be saved: ${error instanceof Error ? error.message : String(error)}`);
    });
    return saving;
  };
  return {
    changed: () => {
      if (!stopped) timer ??= setTimeout(saveNow, ms);
    },
    stop: () => {
      stopped = true;
      return saveNow();
    },
  };
};
