import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultProfile, type Profile, profileSchema } from './domain/profile.ts';
import { faultLine, faultWords } from './domain/profile-faults.ts';
import { createProfiles, type Profiles } from './domain/profiles.ts';
import { missingGlyphs } from './pdf/printable.ts';

type Read =
  | { readonly profile: Profile; readonly faults?: never }
  | { readonly profile?: never; readonly faults: readonly string[] };

/** The menu of `/setting` shows a hundred, the guidance among them. */
const MOST = 99;

/** What no font prints would stop every paper of the authority, so it stops the start instead. */
const unprintable = (value: unknown, path: readonly string[] = []): readonly string[] => {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, part]) => unprintable(part, [...path, key]));
  if (typeof value !== 'string') return [];
  const missing = missingGlyphs({
    ...{ title: value, orientation: 'portrait', parts: [], finePrint: [], footer: '' },
  });
  const message = `holds ${missing.join(' ')}, which no font here prints; write it another way`;
  return missing.length > 0 ? [faultLine({ path, message })] : [];
};

/** The value, or the complaint of the parser, whose words name the place. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

function profileIn(text: string): Read {
  const json = parsed(text);
  if (json instanceof Error) return { faults: [`the file: is not JSON (${json.message})`] };
  const read = profileSchema.safeParse(json, { error: faultWords });
  if (!read.success) return { faults: read.error.issues.map(faultLine) };
  const faults = unprintable(read.data);
  return faults.length > 0 ? { faults } : { profile: read.data };
}

interface Found {
  readonly name: string;
  readonly read: Read;
}

function sameId(name: string, { id }: Profile, found: readonly Found[]): readonly string[] {
  if (id === defaultProfile.id)
    return [`${name}: id: “${id}” is the guidance that comes with the app; choose another id`];
  const first = found.find(({ read }) => read.profile?.id === id);
  return first && first.name !== name
    ? [`${name}: id: “${id}” is the id of ${first.name}, too; give each its own`]
    : [];
}

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder).catch(() => {
    throw new Error(`PROFILES_DIR: ${folder} is not a folder that can be read`);
  });
  return names.filter((name) => name.endsWith('.json')).sort();
};

/**
 * The local authorities of a folder, one in each `.json` file, beside the guidance. Throws naming every file, field
 * and remedy where anything is wrong.
 */
export async function readProfiles(folder: string | undefined): Promise<Profiles> {
  if (folder === undefined) return createProfiles();
  const names = await filesIn(folder);
  const found = await Promise.all(
    names.map(
      async (name): Promise<Found> => ({ name, read: profileIn(await readFile(join(folder, name), 'utf8')) }),
    ),
  );
  const faults = found.flatMap(({ name, read }) =>
    read.faults ? read.faults.map((fault) => `${name}: ${fault}`) : sameId(name, read.profile, found),
  );
  if (names.length === 0) faults.push('there is no .json file in it; add one, or leave PROFILES_DIR unset');
  if (names.length > MOST) faults.push(`there are ${names.length} files; at most ${MOST} fit`);
  if (faults.length > 0) throw new Error(`PROFILES_DIR ${folder} has faults:\n${faults.join('\n')}`);
  return createProfiles(found.flatMap(({ read }) => read.profile ?? []));
}

/** Throws where a setting follows an authority whose file is not here: its papers would come in other words. */
export function refuseMissing({ all }: Profiles, inUse: readonly string[]): void {
  const missing = inUse.filter((id) => !all.some((profile) => profile.id === id));
  if (missing.length === 0) return;
  throw new Error(
    `PROFILES_DIR: settings follow ${missing.map((id) => `“${id}”`).join(', ')}, and no file there has that id; put it back`,
  );
}
