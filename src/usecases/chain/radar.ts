import type { ChainRef } from '../../domain/chain/chain.ts';
import { type Counts, countsOn, type SettingFigures } from '../../domain/chain/figures.ts';
import { longDate } from '../../domain/dates.ts';
import type { Document } from '../../domain/document.ts';
import type { Actor } from '../../domain/setting.ts';
import type { Ports } from '../ports.ts';
import { chainFor, type SeenChain } from './chain-guard.ts';
import { countFigures } from './count-figures.ts';

export interface RadarRow {
  readonly figures: SettingFigures;
  readonly counts: Counts;
}

export interface Radar extends SeenChain {
  readonly rows: readonly RadarRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

export interface RadarFilter {
  /** '' is every region. */
  readonly region: string;
  /** `tenant/userId` of a lead whose settings are meant; '' is everybody's. */
  readonly lead: string;
}

export const EVERY_SETTING: RadarFilter = { region: '', lead: '' };

export const ON_A_PAGE = 10;

/** The regions that stay when reach and filters are laid over each other; null: all. */
function regionsOf({ chain, reach }: SeenChain, { region, lead }: RadarFilter): readonly string[] | null {
  const leads = chain.leads.find(({ tenant, userId }) => `${tenant}/${userId}` === lead);
  const limits = [reach === 'all' ? null : reach, region === '' ? null : [region], leads?.regions ?? null];
  return limits.reduce(
    (left, limit) =>
      left === null ? limit : limit === null ? left : left.filter((each) => limit.includes(each)),
    null as readonly string[] | null,
  );
}

const worstFirst = (a: SettingFigures, b: SettingFigures): number =>
  a.rank - b.rank || a.code.localeCompare(b.code);

/** Figures over all workspaces of the chain, worst first. In one workspace it is one read of an index. */
async function figuresOf(
  ports: Ports,
  seen: SeenChain,
  options: { readonly filter: RadarFilter; readonly skip: number; readonly limit: number },
): Promise<readonly SettingFigures[]> {
  const { chain } = seen;
  const { filter, skip, limit } = options;
  const regions = regionsOf(seen, filter);
  const [only, ...others] = chain.tenants;
  if (only !== undefined && others.length === 0)
    return ports.store.figures.page({ tenant: only, chain, regions, skip, limit });
  const all = await Promise.all(
    chain.tenants.map((tenant) =>
      ports.store.figures.page({ tenant, chain, regions, skip: 0, limit: skip + limit }),
    ),
  );
  return all
    .flat()
    .sort(worstFirst)
    .slice(skip, skip + limit);
}

/** Counts those of a page anew that changed since, so that a lead sees at once what somebody has just done. */
async function refresh(ports: Ports, shown: readonly SettingFigures[]): Promise<boolean> {
  const tenants = [...new Set(shown.map(({ tenant }) => tenant))];
  const marked = await Promise.all(
    tenants.map(async (tenant) => {
      const settingIds = shown.filter((each) => each.tenant === tenant).map(({ settingId }) => settingId);
      const found = await ports.store.figures.marked({ tenant, settingIds });
      return found.map((settingId) => ({ tenant, settingId }));
    }),
  );
  for (const place of marked.flat()) await countFigures(ports)(place);
  return marked.flat().length > 0;
}

/** One page of a chain's settings, the worst first. A page that is not there any more is the last one. */
export const chainRadar =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly chain: ChainRef;
    readonly filter?: RadarFilter;
    readonly page?: number;
  }): Promise<Radar> => {
    const { actor, chain: ref, filter = EVERY_SETTING, page: wanted = 0 } = command;
    const seen = await chainFor(ports, { actor, chain: ref });
    const regions = regionsOf(seen, filter);
    const counts = await Promise.all(
      seen.chain.tenants.map((tenant) => ports.store.figures.count({ tenant, chain: seen.chain, regions })),
    );
    const total = counts.reduce((sum, each) => sum + each, 0);
    const pages = Math.max(1, Math.ceil(total / ON_A_PAGE));
    const page = Math.min(wanted, pages - 1);
    const read = () => figuresOf(ports, seen, { filter, skip: page * ON_A_PAGE, limit: ON_A_PAGE });
    const first = await read();
    const rows = (await refresh(ports, first)) ? await read() : first;
    return {
      ...seen,
      rows: rows.map((figures) => ({ figures, counts: countsOn(figures, seen.today) })),
      total,
      page,
      pages,
    };
  };

const AT_ONCE = 100;

/** Every setting of a chain that somebody sees, for a file or a digest; worst first by today's counts. */
export async function allRows(
  ports: Ports,
  seen: SeenChain,
  filter: RadarFilter = EVERY_SETTING,
): Promise<readonly RadarRow[]> {
  const rows: RadarRow[] = [];
  for (let skip = 0; ; skip += AT_ONCE) {
    const found = await figuresOf(ports, seen, { filter, skip, limit: AT_ONCE });
    rows.push(...found.map((figures) => ({ figures, counts: countsOn(figures, seen.today) })));
    if (found.length < AT_ONCE) return rows;
  }
}

const COLUMNS = [
  ...['Setting', 'Code', 'Region', 'Live plans', 'Overdue', 'Due within 14 days', 'Unsigned'],
  ...['No entry for 14 days', 'GR levels', 'Open requests'],
];

/** The radar for a spreadsheet: exact counts, for the lead's own eyes. */
export const radarDocument =
  (ports: Ports) =>
  async (command: {
    readonly actor: Actor;
    readonly chain: ChainRef;
    readonly filter: RadarFilter;
  }): Promise<{ readonly document: Document; readonly fileName: string }> => {
    const seen = await chainFor(ports, command);
    const rows = await allRows(ports, seen, command.filter);
    return {
      fileName: `chain-radar-${seen.today}`,
      document: {
        title: `${seen.chain.name}, ${longDate(seen.today)}`,
        orientation: 'landscape',
        parts: [
          {
            kind: 'table',
            columns: COLUMNS.map((label) => ({ label, weight: 1 })),
            rows: rows.map(({ figures, counts }) => [
              ...[figures.name, figures.code, figures.region, String(figures.plans), String(counts.overdue)],
              ...[counts.dueSoon, counts.unsigned, counts.quiet].map(String),
              figures.levels.map(({ level, count }) => `GR ${level}: ${count}`).join('; '),
              String(figures.requests),
            ]),
            paperRows: 0,
          },
        ],
        finePrint: ['For inclusion leads only: small counts could point at a child.'],
        footer: '',
      },
    };
  };
