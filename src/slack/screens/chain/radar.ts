import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { idsOf, RADAR } from '../../../../blocks/chain/ids.ts';
import { radarView } from '../../../../blocks/chain/radar.ts';
import type { ChainRef } from '../../../domain/chain/chain.ts';
import { mayInChain } from '../../../domain/chain/chain.ts';
import { chainRadar, type RadarFilter, radarDocument } from '../../../usecases/chain/radar.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Context, Reply } from '../../handlers.ts';
import { badRequest, readMetadata, type Screen, say } from '../support.ts';
import { type ChainActs, readRef, refOf, refSchema } from './support.ts';

const metadataOf = z.strictObject({
  chain: refSchema,
  region: z.string(),
  lead: z.string(),
  page: z.number().int().min(0).max(10_000),
});

/** One page of a chain's figures as a modal. */
export async function radarOf(
  ports: Ports,
  { actor }: Context,
  chain: ChainRef,
  shown: { readonly filter: RadarFilter; readonly page: number } = {
    filter: { region: '', lead: '' },
    page: 0,
  },
): Promise<ModalView> {
  const radar = await chainRadar(ports)({ actor, chain, ...shown });
  const { reach } = radar;
  return radarView({
    ...radar,
    filter: shown.filter,
    regions:
      reach === 'all' ? radar.chain.regions : radar.chain.regions.filter((region) => reach.includes(region)),
    mayManage: mayInChain(reach, 'manage chain'),
  });
}

const CHANGE = /^(page|region|lead)=(.*)$/s;

async function changed(ports: Ports, context: Context, value: string, metadata: unknown): Promise<Reply> {
  const { chain, page, ...filter } = readMetadata(metadataOf, metadata);
  const [, key, to = ''] = CHANGE.exec(value) ?? [];
  if (key === 'page' && !/^\d{1,4}$/.test(to)) throw badRequest();
  const shown =
    key === 'page'
      ? { filter, page: Number(to) }
      : key === undefined
        ? { filter, page }
        : { filter: { ...filter, [key]: to }, page: 0 };
  return { kind: 'update', view: await radarOf(ports, context, readRef(chain), shown) };
}

export const radarScreen = (ports: Ports): Screen => ({
  actions: Object.fromEntries(
    idsOf(RADAR).map((id) => [
      id,
      (context, { value, view }) => changed(ports, context, value, view?.metadata),
    ]),
  ),
});

export const radarActs: ChainActs = {
  radar: async (ports, context, { chain }) => ({ kind: 'open', view: await radarOf(ports, context, chain) }),
  csv: async (ports, { actor }, { chain, rest: [region = '', lead = ''] }) => {
    const { document, fileName } = await radarDocument(ports)({ actor, chain, filter: { region, lead } });
    const said = say('The file is on its way to your messages with this app.');
    return {
      ...said,
      afterwards: (slack) =>
        slack.directFile({
          userId: actor.userId,
          name: `${fileName}.csv`,
          title: document.title,
          bytes: new TextEncoder().encode(ports.toCsv(document)),
          onFileId: (fileId) =>
            ports.store.files.insert({
              tenant: actor.tenant,
              fileId,
              recordId: refOf(chain),
              postedAt: ports.clock.now(),
            }),
        }),
    };
  },
};
