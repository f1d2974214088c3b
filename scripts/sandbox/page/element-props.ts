import type { Interactive } from '../slack/block-kit/elements.ts';
import type { Stored } from './walk.ts';

/** How an element is named and described: the same attributes for every kind of control. */
export interface Naming {
  readonly id: string;
  readonly 'aria-labelledby'?: string | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
}

export interface ElementProps<E extends Interactive = Interactive> {
  readonly element: Stored<E>;
  readonly block: string;
  readonly naming: Naming;
  readonly isInvalid: boolean;
  /** Whether using it tells the app at once. */
  readonly dispatches: boolean;
}

export type PropsOf<T extends Interactive['type']> = ElementProps<Extract<Interactive, { type: T }>>;
