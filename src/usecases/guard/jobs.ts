import type { Action, Job } from '../../domain/access.ts';
import type { ChangePorts, Ports, ReadPorts } from '../ports.ts';
import { changingWith, permitForJob, readingWith } from './permits.ts';

interface ForJob {
  readonly job: Job;
  readonly action: Action;
  readonly tenant: string;
  readonly settingId: string;
}

/** What the app reads by itself, in one setting. Not noted: nobody sees more of it than a code (domain.md §8). */
export const openForJob = (ports: Ports, asked: ForJob): ReadPorts => readingWith(ports, permitForJob(asked));

/** What the app changes by itself, in one setting; noted with the name of the job. */
export function changeForJob(
  ports: Ports,
  asked: ForJob,
): ChangePorts & { readonly noteLeft: (userId: string) => Promise<void> } {
  const permit = permitForJob(asked);
  const line = { chain: asked.settingId, did: 'left', what: 'members', childId: null } as const;
  return {
    ...changingWith(ports, permit),
    noteLeft: (record) => ports.gate.note(permit, { ...line, record, listed: [] }),
  };
}
