import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { commands } from '../src/domain/commands.ts';

/** Where Slack reaches the app; whoever installs it puts their own host here. */
const ADDRESS = 'https://example.org/slack/events';
const FILE = 'manifest.yml';

/** Each scope with what it is for. No `*:history`: the app never reads what people write. */
const SCOPES = {
  commands: 'slash commands',
  'chat:write': 'record cards and messages of the app',
  'im:write': 'opens the direct messages in which it answers',
  'files:write': 'sends the PDF sheets and the picture on a lead’s Home, and deletes them from Slack later',
  'files:read': 'reads a CSV that somebody chose in the import form, and whether a picture is ready',
  'users:read': 'names of the team, and who is a workspace admin',
  'groups:read': 'checks that a SENCO channel is private and not shared',
} as const;

/** `app_home_opened` needs no scope: it says who opened Home, nothing else. */
const EVENTS = ['app_home_opened'];

/** The Slack app manifest, from the registry of commands. */
export const manifest = () => ({
  display_information: {
    name: 'Graduated Response',
    description: 'Assess, Plan, Do, Review for children with SEN in nurseries',
    long_description:
      'Keeps the graduated response of a nursery in England: support plans, provision maps, records of intervention, reviews and the inclusion action plan, as forms in Slack and as the council’s paper in PDF. Key persons log an attempt in seconds; the SENCO sees which reviews are due.',
    background_color: '#1d4d4f',
  },
  features: {
    bot_user: { display_name: 'Graduated Response', always_online: false },
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
    slash_commands: commands.map(({ name, description, usage }) => ({
      command: name,
      description,
      ...(usage === '' ? {} : { usage_hint: usage }),
      url: ADDRESS,
      should_escape: true,
    })),
  },
  oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
  settings: {
    event_subscriptions: { request_url: ADDRESS, bot_events: EVENTS },
    interactivity: { is_enabled: true, request_url: ADDRESS, message_menu_options_url: ADDRESS },
    org_deploy_enabled: false,
    socket_mode_enabled: false,
    token_rotation_enabled: false,
  },
});

const scopeLines = Object.entries(SCOPES).map(([scope, why]) => `#   ${scope}: ${why}`);

const text = `# Slack app manifest, made from the registry by \`npm run manifest\`. Put your own host in place of example.org.
# Scopes, and what each is for:
${scopeLines.join('\n')}
${stringify(manifest(), { lineWidth: 110 })}`;

if (process.argv.includes('--check')) {
  if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
    process.stderr.write(`${FILE} does not match the registry. Run: npm run manifest\n`);
    process.exitCode = 1;
  }
} else if (process.argv[1]?.endsWith('manifest.ts')) {
  writeFileSync(FILE, text);
  process.stdout.write(`${FILE} written\n`);
}
