import { useState } from 'react';
import type { PageView, StateValue } from '../workspace/page-api.ts';
import type { Chosen } from './surface-context.ts';
import { useSurface } from './use-surface.ts';
import { useWorkspaceContext } from './workspace-context.ts';

type Errors = Readonly<Record<string, string>>;
const none: Errors = {};

/** Sends a form. Each press is a request of its own, as in Slack; what was typed stays until the view goes. */
export const useSubmit = (view: PageView) => {
  const { run } = useWorkspaceContext();
  const [errors, setErrors] = useState(none);
  const [sentErrors, setSentErrors] = useState(none);
  const [pending, setPending] = useState(0);
  const { surface, values, problem, setProblem } = useSurface({ view }, errors);
  const submit = async () => {
    setPending((count) => count + 1);
    setProblem(undefined);
    const done = await run({ kind: 'submit', view: view.id, values });
    setPending((count) => count - 1);
    setErrors(done.errors ?? none);
    setSentErrors(done.errors ?? none);
    setProblem(done.problem);
  };
  const set = (at: Chosen, value: StateValue) => {
    surface.set(at, value);
    // An error goes as soon as its field is touched.
    setErrors(({ [at.block]: _, ...others }) => others);
  };
  return { surface: { ...surface, set }, submit, pending, problem, sentErrors };
};
