import { type Diary, diary } from '../../scripts/sandbox/demo/at-day.ts';
import type { Chain } from '../../src/domain/chain/chain.ts';
import type { Actor, Member, Role, Setting } from '../../src/domain/setting.ts';
import { answerJoin, makeJoinCode, takeCode } from '../../src/usecases/chain/join.ts';
import { beginChain } from '../../src/usecases/chain/save-chain.ts';
import { findActor } from '../../src/usecases/find-actor.ts';
import type { Saved } from '../../src/usecases/saved.ts';
import * as sample from '../mongo/samples.ts';
import { type TestStore, testStore } from '../mongo/support.ts';

export const value = <T>(result: Saved<T>): T => {
  if (result.kind !== 'saved') throw new Error(JSON.stringify(result));
  return result.value;
};

let receipts = 0;
export const receipt = () => {
  receipts += 1;
  return { key: `r${receipts}`, content: 'c' };
};

export interface ChainWorld {
  readonly test: TestStore;
  readonly ports: Diary;
  readonly actor: (tenant: string, userId: string) => Promise<Actor>;
  readonly setting: (
    tenant: string,
    id: string,
    more?: Partial<Setting>,
    roles?: readonly Role[],
  ) => Promise<Setting>;
  readonly chain: (more?: { readonly regions?: string; readonly channel?: string }) => Promise<Chain>;
  readonly join: (chain: Chain, setting: Setting, region?: string) => Promise<void>;
  /** A child with a live plan of that day. */
  readonly child: (setting: Setting, n: number, startedOn: string, grLevel?: string) => Promise<void>;
}

/** Real use cases over a real store; the leads are of T1, `USENCO` of whichever workspace is asked. */
export async function chainWorld(today: string): Promise<ChainWorld> {
  const test = await testStore();
  const ports = diary(test.store);
  ports.turnTo(today, '10:00');
  const actor = (tenant: string, userId: string) => findActor(ports)({ tenant, userId });
  return {
    test,
    ports,
    actor,
    setting: async (tenant, id, more = {}, roles = ['senco']) => {
      const setting = sample.setting({
        id,
        tenant,
        name: id,
        code: id.toUpperCase().slice(0, 5),
        closures: [],
        ...more,
      });
      await test.store.settings.insert(setting);
      const members = roles.map(
        (role): Member => ({
          ...{ tenant, settingId: id, role, name: role },
          userId: role === 'senco' ? 'USENCO' : `U${role.slice(0, 4).toUpperCase()}`,
        }),
      );
      await test.store.members.replaceAll({ tenant, settingId: id, members });
      return setting;
    },
    chain: async ({ regions = 'North\nSouth', channel = '' } = {}) =>
      value(
        await beginChain(ports)({
          actor: { ...(await actor('T1', 'ULEAD')), name: 'Siân' },
          isAdmin: true,
          input: { name: 'Hazelbrook', regions, digestChannel: channel },
          receipt: receipt(),
        }),
      ),
    join: async (chain, setting, region = '') => {
      const lead = await actor('T1', 'ULEAD');
      const typed = await makeJoinCode(ports)({ actor: lead, on: { side: 'chain', chain, region } });
      const senco = await actor(setting.tenant, 'USENCO');
      const on = { side: 'setting', settingId: setting.id } as const;
      const codeId = value(await takeCode(ports)({ actor: senco, on, typed, receipt: receipt() }));
      await answerJoin(ports)({ actor: lead, codeId, yes: true });
    },
    child: async ({ tenant, id: settingId, code }, n, startedOn, grLevel = '2') => {
      const childId = `${settingId}-child-${n}`;
      await test.store.children.insert(
        sample.child({ id: childId, tenant, settingId, code: `${code}-${n}`, grLevel }),
      );
      const record = sample.record({
        ...{ id: `${settingId}-plan-${n}`, tenant, settingId, childId },
        plan: {
          ...sample.planFacts,
          startedOn,
          lastReviewOn: null,
          ended: null,
          waiting: null,
          closureChoice: null,
        },
      });
      await test.store.records.insert(record, sample.version(record));
    },
  };
}
