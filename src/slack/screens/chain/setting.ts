import { z } from 'zod';
import { regionFrom } from '../../../../blocks/chain/join.ts';
import { childLook, PLACE_FORM, placeForm, settingLook } from '../../../../blocks/chain/setting-look.ts';
import { mayInChain } from '../../../domain/chain/chain.ts';
import { linkFor } from '../../../usecases/chain/chain-guard.ts';
import { placeSetting } from '../../../usecases/chain/leave.ts';
import { chainSetting, lookAtChild } from '../../../usecases/chain/open-setting.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Context, Reply, SeenView } from '../../handlers.ts';
import { readMetadata, type Screen, text } from '../support.ts';
import { type ChainActs, readRef, refOf, refSchema } from './support.ts';

const placeOf = z.strictObject({ chain: refSchema, setting: refSchema });

/** A setting's list by child code, and one child's record. */
export const settingActs: ChainActs = {
  setting: async (ports, { actor }, { chain, rest: [place] }) => {
    const look = await chainSetting(ports)({ actor, chain, setting: readRef(place) });
    const mayManage = mayInChain(look.reach, 'manage chain');
    return { kind: 'open', view: settingLook({ ...look, chain, mayManage }) };
  },
  place: async (ports, { actor }, { chain: ref, rest: [place] }) => {
    const setting = readRef(place);
    const { chain, link } = await linkFor(ports, { actor, chain: ref, setting, action: 'manage chain' });
    const metadata = { chain: refOf(ref), setting: refOf(setting) };
    return { kind: 'open', view: placeForm({ regions: chain.regions, region: link.region, metadata }) };
  },
  // Pressed for the first time it asks why; the answer presses it again.
  child: async (ports, { actor }, { chain, rest: [place, childId = ''] }) => {
    const file = await lookAtChild(ports)({ actor, chain, setting: readRef(place), childId });
    return {
      kind: 'open',
      view: childLook({ ...file, settingName: file.setting.name, past: file.past.length }),
    };
  },
};

async function placed(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { chain, setting } = readMetadata(placeOf, view.metadata);
  const region = regionFrom(text(view.values, 'region'));
  await placeSetting(ports)({ actor, chain: readRef(chain), setting: readRef(setting), region });
  return { kind: 'done' };
}

export const chainSettingScreen = (ports: Ports): Screen => ({
  submissions: {
    [PLACE_FORM]: (context, view) => placed(ports, context, view),
  },
});
