import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { commands } from '../src/domain/commands.ts';
import { EVENTS, REDIRECT_PATH, SCOPES } from '../src/slack-app.ts';

/** Where Slack reaches the app; whoever installs it puts their own host here. */
const HOST = 'https://example.org';
const ADDRESS = `${HOST}/slack/events`;
const FILE = 'manifest.yml';

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
  oauth_config: { redirect_urls: [`${HOST}${REDIRECT_PATH}`], scopes: { bot: Object.keys(SCOPES) } },
  settings: {
    event_subscriptions: { request_url: ADDRESS, bot_events: Object.keys(EVENTS) },
    interactivity: { is_enabled: true, request_url: ADDRESS, message_menu_options_url: ADDRESS },
    // What a Grid organisation needs to install it for all its workspaces; one workspace alone installs it as before.
    org_deploy_enabled: true,
    socket_mode_enabled: false,
    token_rotation_enabled: false,
  },
});

const lines = (what: Readonly<Record<string, string>>): string =>
  Object.entries(what)
    .map(([name, why]) => `#   ${name}: ${why}`)
    .join('\n');

const text = `# Slack app manifest, made from the registry by \`npm run manifest\`. Put your own host in place of example.org.
# Scopes, and what each is for (docs/scopes.md says more):
${lines(SCOPES)}
# Events, and what each is for:
${lines(EVENTS)}
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
