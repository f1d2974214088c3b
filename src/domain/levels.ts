import type { Option } from './field.ts';
import type { Profile } from './profile.ts';

/** A child's level under a profile: one of its levels, or one that somebody must choose again. */
export type LevelIn =
  | { readonly kind: 'known'; readonly level: Option }
  | { readonly kind: 'choose again'; readonly was: string };

/**
 * What a level means under a profile. After a move to another authority, or a change of the setting's, the old
 * level may not exist there; levels that look alike are never taken for each other.
 */
export function levelIn({ grLevels }: Profile, level: string): LevelIn {
  const known = grLevels.find(({ value }) => value === level);
  return known ? { kind: 'known', level: known } : { kind: 'choose again', was: level };
}

/** A level as people read it. */
export function levelWords(profile: Profile, level: string): string {
  const found = levelIn(profile, level);
  return found.kind === 'known' ? found.level.label : `${level} (please choose it again)`;
}

/** Where a child starts of whom nobody has said more. */
export const lowestLevel = ({ grLevels }: Profile): string => grLevels[0]?.value ?? '';
