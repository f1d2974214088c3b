import { createContext, useContext } from 'react';
import type { Done, StateValue, StateValues } from '../workspace/page-api.ts';

export interface Chosen {
  readonly block: string;
  readonly action: string;
}

/** Where blocks stand, a view or a message: what is filled in there, and what using an element does. */
export interface Surface {
  readonly values: StateValues;
  /** By block_id. */
  readonly errors: Readonly<Record<string, string>>;
  readonly set: (at: Chosen, value: StateValue) => void;
  readonly press: (at: Chosen, value?: StateValue) => Promise<void>;
  readonly suggest: (at: Chosen, query: string) => Promise<Done>;
}

export const SurfaceContext = createContext<Surface | null>(null);

export const useSurfaceContext = (): Surface => {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('No surface round this component');
  return surface;
};
