import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { environment } from '../src/config.ts';

const head = `# Made by npm run env-example from src/config.ts. Copy to .env and fill in.
# npm start makes what is required and missing: a MongoDB of its own, a key and, when no SLACK_ value is set, secrets.
`;
const file = new URL('../.env.example', import.meta.url);

/** The text of `.env.example`: each variable with its description; those with a default are commented out. */
export const envExample = (): string => {
  const variables = Object.entries(environment.shape).map(([name, schema]) => {
    const unset = schema.safeParse(undefined);
    const note = unset.success ? '' : ' (required)';
    const line = unset.success ? `# ${name}=${unset.data ?? ''}` : `${name}=`;
    return `# ${schema.description}${note}\n${line}\n`;
  });
  return `${head}\n${variables.join('\n')}`;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!process.argv.includes('--check')) await writeFile(file, envExample());
  else if ((await readFile(file, 'utf8').catch(() => '')) !== envExample()) {
    process.stderr.write('.env.example does not match src/config.ts; run npm run env-example\n');
    process.exitCode = 1;
  }
}
