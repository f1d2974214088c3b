import { CHAIN_OPEN, idsOf } from '../../../../blocks/chain/ids.ts';
import { chainForm } from '../../../../blocks/chain/set-up.ts';
import { settingsFor } from '../../../domain/access.ts';
import { fold } from '../../../domain/names.ts';
import { chainsFor } from '../../../usecases/chain/chain-guard.ts';
import { mayBeginChain } from '../../../usecases/chain/save-chain.ts';
import type { Ports } from '../../../usecases/ports.ts';
import type { Context, Reply } from '../../handlers.ts';
import { mergeScreens, type Screen, say } from '../support.ts';
import { chainJoinScreen, joinActs } from './join.ts';
import { ownScreen, ownView } from './own.ts';
import { radarActs, radarOf, radarScreen } from './radar.ts';
import { requestActs, requestScreen } from './requests.ts';
import { setUpActs, setUpScreen } from './set-up.ts';
import { chainSettingScreen, settingActs } from './setting.ts';
import { actIn } from './support.ts';

const NO_CHAIN =
  'You lead no chain. A chain is several settings with inclusion leads; a SENCO, manager, inclusion lead or workspace admin begins one with /chain begin. If there is one already, its lead can add you.';

/** Who may begin one is asked of Slack only where our own records do not say. */
async function begin({ actor, lookup }: Context): Promise<Reply> {
  const may = mayBeginChain(actor, false) || ((await lookup.person(actor.userId))?.isAdmin ?? false);
  return may ? { kind: 'open', view: chainForm(null) } : say(NO_CHAIN);
}

/** `/chain`: a lead's radar; for others their own settings' chain, or how to begin one. */
export async function chainCommand(ports: Ports, context: Context, typed: string): Promise<Reply> {
  const { actor } = context;
  if (/^begin$/i.test(typed)) return begin(context);
  const manages = settingsFor(actor, 'manage setting').length > 0;
  const [, ofSettings] = /^settings?(?:\s+(.*))?$/is.exec(typed) ?? [];
  const wantsSettings = /^settings?\b/i.test(typed);
  const chains = wantsSettings ? [] : await chainsFor(ports, actor);
  const wanted = fold(typed);
  const seen = chains.find(({ chain }) => fold(chain.name).includes(wanted));
  if (seen) return { kind: 'open', view: await radarOf(ports, context, seen.chain) };
  if (chains.length > 0)
    return say(
      `None of your chains matches “${typed}”. You have: ${chains.map(({ chain }) => chain.name).join(', ')}.`,
    );
  if (manages) return { kind: 'open', view: await ownView(ports, context, ofSettings) };
  if (mayBeginChain(actor, false)) return begin(context);
  return say(NO_CHAIN);
}

export const chainScreen = (ports: Ports): Screen =>
  mergeScreens([
    radarScreen(ports),
    chainSettingScreen(ports),
    setUpScreen(ports),
    chainJoinScreen(ports),
    ownScreen(ports),
    requestScreen(ports),
    {
      actions: Object.fromEntries(
        idsOf(CHAIN_OPEN).map((id) => [
          id,
          actIn(ports, { ...radarActs, ...settingActs, ...setUpActs, ...joinActs, ...requestActs }),
        ]),
      ),
    },
  ]);
