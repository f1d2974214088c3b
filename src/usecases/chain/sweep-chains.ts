import type { Ports } from '../ports.ts';
import { countMarked } from './count-figures.ts';
import { sweepDigests } from './digest.ts';
import { endLeaves } from './leave.ts';
import { spreadRequests } from './requests.ts';
import { sweepRequests } from './sweep-requests.ts';

/** Everything chains need without being asked. Answers what could not be looked at; it stays due. */
export const sweepChains =
  (ports: Ports) =>
  async ({ limit }: { readonly limit: number }) => {
    await endLeaves(ports)({ limit });
    await spreadRequests(ports)({ limit });
    const requests = await sweepRequests(ports)({ limit });
    const { failed } = await countMarked(ports)();
    await sweepDigests(ports)({ limit });
    return { failed: [...requests.failed, ...failed] };
  };
