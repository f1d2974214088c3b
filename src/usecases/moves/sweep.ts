import { AppError } from '../../domain/errors.ts';
import type { Ports } from '../ports.ts';
import { carryOut } from './carry-out.ts';

export interface SweptMoves {
  readonly failed: readonly { readonly settingId: string; readonly error: unknown }[];
}

/** Another worker was faster: then there is nothing left to do. */
const wasElsewhere = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'changed-meanwhile';

/** Carries out the moves whose day has come; what fails stays due and comes again. */
export const sweepMoves =
  (ports: Ports) =>
  async ({ limit }: { readonly limit: number }): Promise<SweptMoves> => {
    const failed: SweptMoves['failed'][number][] = [];
    for (const move of await ports.store.moves.due({ now: ports.clock.now(), limit }))
      try {
        await carryOut(ports)(move);
      } catch (error) {
        if (!wasElsewhere(error)) failed.push({ settingId: move.settingId, error });
      }
    return { failed };
  };
