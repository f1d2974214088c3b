import { card } from '../../../blocks/card.ts';
import { actions, button, words } from '../../../blocks/parts.ts';
import { picker } from '../../../blocks/picker.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { Context, Reply } from '../handlers.ts';
import { type Screen, say, text } from './support.ts';

export const ASK_TO_JOIN = 'ask-to-join';

const SORRY = 'You are not in the team of a setting here yet.';

/** Whom somebody without a setting can ask. */
export const strangerWords = (hasSettings: boolean): string =>
  hasSettings
    ? `${SORRY} Ask to be added, and a SENCO decides.`
    : `${SORRY} No setting has been set up here: a workspace admin or owner starts with /setting.`;

/** What a stranger is told: they can ask to be added, and do nothing else. */
export async function stranger(ports: Ports, { actor }: Context): Promise<Reply> {
  const settings = await ports.store.settings.all({ tenant: actor.tenant });
  const told = strangerWords(settings.length > 0);
  if (settings.length === 0) return say(told);
  return {
    kind: 'say',
    message: {
      text: told,
      blocks: [
        words(told),
        actions(button({ action: ASK_TO_JOIN, label: 'Ask to be added', value: 'ask', main: true })),
      ],
    },
  };
}

/** A stranger asks; the SENCOs of the setting get a direct message with a button to the team. */
export const joinScreen = (ports: Ports): Screen => ({
  actions: {
    [ASK_TO_JOIN]: async ({ actor }) => {
      const settings = await ports.store.settings.all({ tenant: actor.tenant });
      return {
        kind: 'open',
        view: picker({
          callbackId: ASK_TO_JOIN,
          title: 'Ask to be added',
          label: 'Setting',
          intro: 'Which setting do you work in? Its SENCO gets your request.',
          options: settings.map(({ id, name }) => ({ value: id, label: name })),
          metadata: {},
        }),
      };
    },
  },
  submissions: {
    [ASK_TO_JOIN]: async ({ actor, lookup }, view) => {
      const settingId = text(view.values, 'pick');
      const setting = await ports.store.settings.get({ tenant: actor.tenant, id: settingId });
      if (!setting) return { kind: 'errors', errors: { pick: 'Please choose your setting.' } };
      const members = await ports.store.members.ofSettings({ tenant: actor.tenant, settingIds: [settingId] });
      return {
        kind: 'done',
        afterwards: async (slack) => {
          const name = (await lookup.person(actor.userId))?.name ?? 'A colleague';
          const message = card({
            title: `${name} asks to be added to ${setting.name}.`,
            lines: [
              'Add them under Key persons and practitioners if they work with you. Otherwise do nothing.',
            ],
            open: [{ label: 'Open the team', opener: 'setting', id: settingId }],
          });
          for (const senco of members.filter(({ role }) => role === 'senco'))
            await slack.directMessage({ userId: senco.userId, message });
          await slack.directMessage({
            userId: actor.userId,
            message: { text: `Your request went to the SENCO of ${setting.name}.` },
          });
        },
      };
    },
  },
});
