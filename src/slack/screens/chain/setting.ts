import { z } from 'zod';
import { regionFrom } from '../../../../blocks/chain/join.ts';
import {
  childLook,
  PLACE_FORM,
  placeForm,
  REASON_FORM,
  reasonForm,
  settingLook,
} from '../../../../blocks/chain/setting-look.ts';
import { mayInChain } from '../../../domain/chain/chain.ts';
import { linkFor } from '../../../usecases/chain/chain-guard.ts';
import { placeSetting } from '../../../usecases/chain/leave.ts';
import { chainSetting, codeOfChild, lookAtChild } from '../../../usecases/chain/open-setting.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Context, Reply, SeenView } from '../../handlers.ts';
import { readMetadata, reply, type Screen, text } from '../support.ts';
import { type ChainActs, namedActor, readRef, refOf, refSchema } from './support.ts';

const placeOf = z.strictObject({ chain: refSchema, setting: refSchema });
const metadataOf = placeOf.extend({ child: z.string() });

/** A setting's list by child code, and the question why before one child's record. */
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
  child: async (ports, { actor }, { chain, rest: [place, childId = ''] }) => {
    const setting = readRef(place);
    const code = await codeOfChild(ports)({ actor, chain, setting, childId });
    const metadata = { chain: refOf(chain), setting: refOf(setting), child: childId };
    return { kind: 'open', view: reasonForm({ code, metadata }) };
  },
};

async function opened(ports: Ports, context: Context, view: SeenView): Promise<Reply> {
  const { chain, setting, child } = readMetadata(metadataOf, view.metadata);
  const result = await lookAtChild(ports)({
    actor: await namedActor(context),
    chain: readRef(chain),
    setting: readRef(setting),
    childId: child,
    why: text(view.values, 'why'),
  });
  return reply(result, {
    saved: (file) => ({
      kind: 'update',
      view: childLook({ ...file, settingName: file.setting.name, past: file.past.length }),
    }),
  });
}

async function placed(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const { chain, setting } = readMetadata(placeOf, view.metadata);
  const region = regionFrom(text(view.values, 'region'));
  await placeSetting(ports)({ actor, chain: readRef(chain), setting: readRef(setting), region });
  return { kind: 'done' };
}

export const chainSettingScreen = (ports: Ports): Screen => ({
  submissions: {
    [REASON_FORM]: (context, view) => opened(ports, context, view),
    [PLACE_FORM]: (context, view) => placed(ports, context, view),
  },
});
