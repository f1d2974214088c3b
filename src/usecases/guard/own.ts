import { TENANT_CHAIN } from '../../domain/audit.ts';
import type { Ports } from '../ports.ts';
import { type Asked, permitFor } from './permits.ts';

/** Notes what somebody made for themselves over all their settings; who asks has checked that they may. */
export const noteOwn = (
  ports: Ports,
  {
    what,
    record,
    ...asked
  }: Pick<Asked, 'actor' | 'action'> & { readonly what: string; readonly record: string },
): Promise<void> => {
  // It opens nothing.
  const permit = permitFor(asked, () => false);
  const line = { chain: TENANT_CHAIN, what, record, childId: null, listed: [] } as const;
  return ports.gate.note({ ...permit, roleIn: () => roleOf(asked) }, { ...line, did: 'wrote' });
};

const roleOf = ({ actor }: Pick<Asked, 'actor'>) => actor.memberships[0]?.role ?? 'admin';
