import { readFileSync } from 'node:fs';
import { defaultProfile, type Profile, profileSchema } from '../../src/domain/profile.ts';

/** The invented authorities of the documentation. */
export const PROFILES_DIR = 'docs/profiles';

const read = (id: string): Profile =>
  profileSchema.parse(JSON.parse(readFileSync(`${PROFILES_DIR}/${id}.json`, 'utf8')));

export const fernshire = read('fernshire');
export const tarnborough = read('tarnborough');
export const everyProfile = [defaultProfile, fernshire, tarnborough] as const;
