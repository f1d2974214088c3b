import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';

const manifestShape = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean(), messages_tab_read_only_enabled: z.boolean() }),
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string().optional(),
        should_escape: z.boolean().optional(),
      }),
    ),
  }),
});

/** What Slack would know of the app: its name, its commands, its Home and Messages tabs. */
export type Manifest = z.infer<typeof manifestShape>;

/** The manifest as it would be given to Slack. */
export const readManifest = async (): Promise<Manifest> =>
  manifestShape.parse(parse(await readFile(new URL('../../../manifest.yml', import.meta.url), 'utf8')));
