import type { SlackOptions } from '../../scripts/sandbox/slack/options.ts';
import { type Slack, startSlack } from '../../scripts/sandbox/slack/start-slack.ts';

export const signingSecret = 'a-signing-secret-for-tests';
export const botToken = 'xoxb-for-tests';

/** A small fictional workspace: a manager, a practitioner, three channels. */
export const startTestSlack = (options: Partial<SlackOptions> = {}): Promise<Slack> =>
  startSlack({
    signingSecret,
    botToken,
    users: [
      { id: 'U1MANAGER', name: 'morgan', real_name: 'Morgan Hale', is_admin: true },
      { id: 'U2KEY', name: 'priya', real_name: 'Priya Nair' },
    ],
    channels: [
      { id: 'C1SENCO', name: 'senco', is_private: true, members: ['U1MANAGER', 'U2KEY'] },
      { id: 'C2GENERAL', name: 'general', members: ['U1MANAGER'] },
      { id: 'C3OUTSIDE', name: 'outside', is_member: false, members: ['U1MANAGER'] },
      { id: 'C4HIDDEN', name: 'hidden', is_private: true, is_member: false, members: ['U1MANAGER'] },
      { id: 'C5OLD', name: 'old', is_archived: true, members: ['U1MANAGER'] },
    ],
    ...options,
  });
