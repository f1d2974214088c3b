import { AppError } from './errors.ts';
import { defaultProfile, type Profile } from './profile.ts';
import type { Setting } from './setting.ts';

/** Every local authority this app knows, the guidance as printed first. */
export interface Profiles {
  readonly all: readonly Profile[];
  /** Throws `AppError` 'profile-gone' where there is none of that id: its file was taken away. */
  named(id: string): Profile;
  /** The setting's own. Throws as `named`. */
  of(setting: Pick<Setting, 'profileId'>): Profile;
}

const gone = (id: string): AppError =>
  new AppError({
    code: 'profile-gone',
    message: `no profile ${id}`,
    userMessage: `The words of the local authority “${id}” are missing here. Please ask whoever runs this app to put its profile back, or choose another authority with /setting.`,
  });

/** The authorities of an operator beside the guidance; their ids differ. */
export function createProfiles(own: readonly Profile[] = []): Profiles {
  const all = [defaultProfile, ...own];
  const byId = new Map(all.map((profile) => [profile.id, profile]));
  const named = (id: string): Profile => {
    const profile = byId.get(id);
    if (!profile) throw gone(id);
    return profile;
  };
  return { all, named, of: ({ profileId = defaultProfile.id }) => named(profileId) };
}
