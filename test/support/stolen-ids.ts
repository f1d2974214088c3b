import type { Person } from '../../scripts/sandbox/slack/client/person.ts';
import type { Nursery } from './nursery.ts';
import { logEntry, saves } from './paperwork.ts';
import { cardOf } from './willow.ts';

/** Ids as Slack’s client holds them, for somebody to try who has no right to them. */
export interface StolenIds {
  readonly child: string;
  readonly plan: string;
  readonly target: string;
  readonly entry: string;
  readonly report: string;
  readonly setting: string;
}

const nowhere = '00000000-0000-4000-8000-000000000000';

/** Ids of nothing at all, to compare the answers with. */
export const madeUpIds: StolenIds = {
  child: nowhere,
  plan: nowhere,
  target: nowhere,
  entry: nowhere,
  report: nowhere,
  setting: nowhere,
};

const found = (value: unknown, pattern: RegExp): string => {
  const [, id] = pattern.exec(typeof value === 'string' ? value : JSON.stringify(value)) ?? [];
  if (id === undefined) throw new Error(`no ${pattern}`);
  return id;
};

export const childIdOf = (person: Person): string => found(person.view?.privateMetadata, /"child":"([^"]+)"/);

/** Ids of Zofia’s file at Willow Bank, with an entry and a report made for it. */
export async function stealIds({ slack }: Nursery): Promise<StolenIds> {
  const senco = slack.as('USENCO');
  const values = { Date: '2026-03-02', 'Target achieved': 'achieved' };
  await logEntry(senco, { child: 'zofia', target: 'ISP 1', values });
  const card = await cardOf(senco, 'Logged:');
  await senco.command('/child', 'zofia');
  await senco.press('Ask for a report');
  await senco.sees('Requested on');
  await senco.fill({ Agency: 'Physiotherapy', 'What is needed': 'A copy of a report' });
  await saves(senco);
  await senco.sees('Reports');
  const blocks = senco.view?.blocks;
  const child = childIdOf(senco);
  const [, plan = '', target = ''] = /"value":"([^"|/]+)\/([^"]+)"/.exec(JSON.stringify(blocks)) ?? [];
  const report = found(blocks, /edit-report\|([^"]+)"/);
  await senco.command('/setting');
  return {
    child,
    plan,
    target,
    report,
    entry: found(card.blocks, /correct-entry\|([^"]+)"/),
    setting: found(senco.view?.privateMetadata, /"setting":"([^"]+)"/),
  };
}
