import { createContext, type Dispatch, useContext } from 'react';
import type { Act, Done, PageFile, Snapshot } from '../workspace/page-api.ts';
import type { Confirm } from './confirm-dialog.tsx';
import type { Typed, TypedAction } from './typed.ts';
import type { Where } from './use-location.ts';
import type { Theme } from './use-theme.ts';

type Distributed<T> = T extends unknown ? Omit<T, 'as'> : never;
/** An act, without who does it: always the person one is. */
export type MyAct = Distributed<Act>;

export interface Workspace {
  readonly snapshot: Snapshot;
  readonly theme: Theme;
  readonly isPhone: boolean;
  readonly typed: Typed;
  readonly dispatch: Dispatch<TypedAction>;
  readonly go: (where: Partial<Where>) => void;
  /** Does it, then reads the snapshot again. Never throws. */
  readonly run: (act: MyAct) => Promise<Done>;
  /** True at once where there is nothing to confirm. */
  readonly ask: (confirm: Confirm | undefined) => Promise<boolean>;
  readonly openFile: (file: PageFile) => void;
}

export const WorkspaceContext = createContext<Workspace | null>(null);

export const useWorkspaceContext = (): Workspace => {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('No workspace round this component');
  return workspace;
};
