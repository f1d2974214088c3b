import type { Actor, Setting } from '../../../src/domain/setting.ts';
import type { Store } from '../../../src/usecases/ports.ts';
import { saveChild } from '../../../src/usecases/save-child.ts';
import { diary, must } from './at-day.ts';
import { makeChain, sendRequests } from './chain.ts';
import { happen } from './events.ts';
import type { Cast } from './plan-event.ts';
import { makeSettings } from './settings.ts';
import { type ChildStory, readStory } from './story.ts';
import { fileUnderWrongChild } from './wrong-child.ts';

interface Scene {
  readonly store: Store;
  readonly tenant: string;
  readonly setting: Setting;
}

const actorOf = async ({ store, tenant }: Scene, userId: string): Promise<Actor> => {
  const memberships = await store.members.ofUser({ tenant, userId });
  return { tenant, userId, name: memberships[0]?.name ?? '', memberships };
};

const register = async (scene: Scene, senco: Actor, told: ChildStory): Promise<Cast> => {
  const ports = diary(scene.store);
  ports.turnTo('2025-09-08');
  const { name, preferredName, dob, keyPerson, grLevel, homeLanguage = '', parent } = told;
  const result = await saveChild(ports)({
    actor: senco,
    childId: null,
    base: 0,
    input: {
      ...{ settingId: scene.setting.id, name, preferredName, dob, keyPerson, backUpKeyPerson: '', grLevel },
      ...{ homeLanguage, parentalResponsibility: parent, groupProvisionMap: false, agencies: [] },
      ...{ consentGiven: false, consentBy: '', consentOn: '', ehcPlan: false, ehcPlanOn: '' },
    },
    receipt: { key: `demo:${name}:${dob}`, content: name },
  });
  const child = must(name, result);
  return { child, senco, parent, keyPerson: await actorOf(scene, keyPerson) };
};

/** One setting after the other child: codes are counted up in the order of the story. */
const registerAll = async (scene: Scene, sencoId: string, told: readonly ChildStory[]) => {
  const senco = await actorOf(scene, sencoId);
  const casts: { readonly cast: Cast; readonly told: ChildStory }[] = [];
  for (const child of told) casts.push({ cast: await register(scene, senco, child), told: child });
  return casts;
};

/** Everything of one child up to a day, in order. */
const live = async (store: Store, cast: Cast, { events }: ChildStory, until: string): Promise<void> => {
  const ports = diary(store);
  for (const [index, event] of events.filter(({ on }) => on <= until).entries())
    await happen(ports, cast, event, { key: `demo:${cast.child.code}:${index}`, content: event.do });
};

/**
 * Fills an empty database with the story of Hazelbrook up to a day, through the use cases the app itself has.
 * Settings live side by side; within one everything is in order.
 */
export const seedDemo = async ({
  store,
  tenant,
  until,
}: {
  store: Store;
  tenant: string;
  until: string;
}): Promise<void> => {
  const story = await readStory();
  const settings = await makeSettings(diary(store), { tenant, story });
  const chain = await makeChain(diary(store), { tenant, story, settings });
  const registered = await Promise.all(
    settings.map((setting) =>
      registerAll(
        { store, tenant, setting },
        story.settings.find(({ code }) => code === setting.code)?.senco[0] ?? '',
        story.children.filter((child) => child.setting === setting.code),
      ),
    ),
  );
  const all = registered.flat();
  // Side by side, children of one setting would only wait for each other: each line of its audit trail follows the last.
  await Promise.all(
    registered.map(async (children) => {
      for (const { cast, told } of children) await live(store, cast, told, until);
    }),
  );
  const named = (part: string): Cast => {
    const found = all.find(({ told }) => told.name.startsWith(part));
    if (!found) throw new Error(`Demo data: no child ${part}`);
    return found.cast;
  };
  const { wrongChild: told } = story;
  await fileUnderWrongChild(diary(store), { under: named(told.under), meant: named(told.meant), told });
  await sendRequests(diary(store), { tenant, story, settings, chain, until });
};
