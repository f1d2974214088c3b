import { z } from 'zod';
import {
  CONFIRM_FORM,
  codeView,
  confirmForm,
  MAKE_CODE_FORM,
  makeCodeForm,
  regionFrom,
  TYPE_CODE_FORM,
  typeCodeForm,
} from '../../../../blocks/chain/join.ts';
import { lastDayOf } from '../../../domain/chain/codes.ts';
import { longDate } from '../../../domain/dates.ts';
import { managedChain } from '../../../usecases/chain/chain-guard.ts';
import { lookUpCode, makeJoinCode, type OnSide, takeCode } from '../../../usecases/chain/join.ts';
import { settingFor } from '../../../usecases/guard.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Context, Reply, SeenView } from '../../handlers.ts';
import { readMetadata, receiptOf, reply, type Screen, text, todayOf } from '../support.ts';
import { type ChainActs, readRef, refOf, refSchema } from './support.ts';

/** For whom a code is made or typed in: a chain, or a setting of one's own. */
const metadataOf = z.union([
  z.strictObject({ chain: refSchema, region: z.string().optional() }),
  z.strictObject({ setting: z.string() }),
]);

const sideOf = (view: SeenView): OnSide => {
  const on = readMetadata(metadataOf, view.metadata);
  if ('setting' in on) return { side: 'setting', settingId: on.setting };
  const region = on.region ?? regionFrom(text(view.values, 'region'));
  return { side: 'chain', chain: readRef(on.chain), region };
};

const made = async (ports: Ports, { actor }: Context, on: OnSide) =>
  codeView(await makeJoinCode(ports)({ actor, on }), longDate(lastDayOf(todayOf(ports))));

const TYPE_FOR_CHAIN = 'A SENCO has made a code for their setting and told you. Type it in here.';

export const joinActs: ChainActs = {
  'make-code': async (ports, { actor }, { chain: ref }) => {
    const { chain } = await managedChain(ports, { actor, chain: ref });
    return { kind: 'open', view: makeCodeForm(chain.regions, { chain: refOf(ref) }) };
  },
  'type-code': async (ports, { actor }, { chain: ref }) => {
    const { chain } = await managedChain(ports, { actor, chain: ref });
    return { kind: 'open', view: typeCodeForm(TYPE_FOR_CHAIN, chain.regions, { chain: refOf(ref) }) };
  },
};

/** The same for a setting of one's own: its code needs no question first. */
export const openOwnCode = async (
  ports: Ports,
  context: Context,
  { what, settingId }: { readonly what: 'make-code' | 'type-code'; readonly settingId: string },
): Promise<Reply> => {
  const { actor } = context;
  const { setting } = await settingFor(ports, { actor, action: 'manage setting', settingId });
  if (what === 'make-code')
    return { kind: 'open', view: await made(ports, context, { side: 'setting', settingId }) };
  const intro = `A chain’s inclusion lead has made a code for ${setting.name} and told you. Type it in here.`;
  return { kind: 'open', view: typeCodeForm(intro, [], { setting: settingId }) };
};

async function typed(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const on = sideOf(view);
  const code = text(view.values, 'code');
  return reply(await lookUpCode(ports)({ actor, on, typed: code }), {
    saved: (who) => ({
      kind: 'update',
      view: confirmForm({
        ...who,
        typed: code,
        metadata:
          on.side === 'setting' ? { setting: on.settingId } : { chain: refOf(on.chain), region: on.region },
      }),
    }),
  });
}

async function agreed(ports: Ports, { actor }: Context, view: SeenView): Promise<Reply> {
  const on = sideOf(view);
  const result = await takeCode(ports)({
    actor,
    on,
    typed: text(view.values, 'code'),
    receipt: receiptOf(view),
  });
  const message = { text: 'You have agreed. The other side is asked now, and you are told when they have.' };
  return reply(result, { saved: () => ({ kind: 'say', message }) });
}

export const chainJoinScreen = (ports: Ports): Screen => ({
  submissions: {
    [MAKE_CODE_FORM]: async (context, view) => ({
      kind: 'update',
      view: await made(ports, context, sideOf(view)),
    }),
    [TYPE_CODE_FORM]: (context, view) => typed(ports, context, view),
    [CONFIRM_FORM]: (context, view) => agreed(ports, context, view),
  },
});
