import { useState } from 'react';
import type { At, PageView, StateValue, StateValues } from '../workspace/page-api.ts';
import type { Chosen, Surface } from './surface-context.ts';
import { merged, withValue } from './typed.ts';
import { useWorkspaceContext } from './workspace-context.ts';

export type Standing = { readonly view: PageView } | { readonly channel: string; readonly ts: string };

const keyOf = (standing: Standing) =>
  'view' in standing ? standing.view.id : `${standing.channel}:${standing.ts}`;

const atOf = (standing: Standing, values: StateValues): At =>
  'view' in standing ? { view: standing.view.id, values } : { channel: standing.channel, ts: standing.ts };

const noErrors = {};
const noValues = {};

/** What elements do in one view or message. `problem` is what Slack's client says about the last press. */
export const useSurface = (standing: Standing, errors: Surface['errors'] = noErrors) => {
  const { typed, dispatch, run } = useWorkspaceContext();
  const [problem, setProblem] = useState<string | undefined>();
  const key = keyOf(standing);
  const values = 'view' in standing ? merged(standing.view.values, typed[key]) : (typed[key] ?? noValues);
  const set = (at: Chosen, value: StateValue) => dispatch({ kind: 'set', surface: key, ...at, value });
  const surface: Surface = {
    values,
    errors,
    set,
    press: async (at, value) => {
      if (value) set(at, value);
      const now = value ? withValue(values, at.block, at.action, value) : values;
      const { type: _, ...body } = value ?? { type: '' };
      const done = await run({
        kind: 'press',
        at: atOf(standing, now),
        ...at,
        ...(value && { value: body }),
      });
      setProblem(done.problem);
    },
    suggest: (at, query) => run({ kind: 'suggest', at: atOf(standing, values), ...at, query }),
  };
  return { surface, values, problem, setProblem };
};
