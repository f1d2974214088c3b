import type { Installation, Rotation } from '../domain/installation.ts';

interface InTenant {
  readonly tenant: string;
}

/** Where the app is installed. Tokens are sealed in the store; an ended installation has none any more. */
export interface Installations {
  /** Makes it, or puts it in an older or ended one's place. */
  put(installation: Omit<Installation, 'generation'>): Promise<void>;
  /** Null where there is none, or it has ended. */
  get(scope: InTenant): Promise<Installation | null>;
  /** Marks it ended and destroys its tokens. False, changing nothing, where it is not of that generation any more. */
  end(of: InTenant & { readonly generation: number; readonly at: number }): Promise<boolean>;
  /** Whether this worker, and until `until` no other, may exchange the tokens of that generation. */
  lease(
    by: InTenant & {
      readonly generation: number;
      readonly owner: string;
      readonly now: number;
      readonly until: number;
    },
  ): Promise<boolean>;
  /** Gives the lease back, so that nobody waits for it to run out. */
  release(by: InTenant & { readonly owner: string }): Promise<void>;
  /** New tokens in place of those of that generation. False: an installation, or its end, was faster. */
  rotate(
    to: InTenant & {
      readonly generation: number;
      readonly token: string;
      readonly rotation: Rotation;
    },
  ): Promise<boolean>;
}
