import type { Channel, User } from '../slack/world.ts';

interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly real_name: string;
  readonly about: string;
  readonly isOwner?: true;
}

/** Everybody in the workspace, in the order in which the page offers them. All are invented. */
export const demoPeople: readonly DemoPerson[] = [
  { id: 'UPRIYA', name: 'priya', real_name: 'Priya Shah', about: 'Key person at Willow Bank' },
  { id: 'UANNA', name: 'anna', real_name: 'Anna Kowalska', about: 'SENCO at Willow Bank' },
  {
    id: 'UGRACE',
    name: 'grace',
    real_name: 'Grace Adeyemi',
    about: 'Manager at Willow Bank, owner of the workspace',
    isOwner: true,
  },
  { id: 'UKATE', name: 'kate', real_name: 'Kate Lindqvist', about: 'Key person at Willow Bank' },
  { id: 'UBEN', name: 'ben', real_name: 'Ben Carter', about: 'SENCO and key person at Millrace' },
  { id: 'ULENA', name: 'lena', real_name: 'Lena Hartmann', about: 'Key person at Millrace' },
  { id: 'UMAIRI', name: 'mairi', real_name: 'Mairi Stewart', about: 'SENCO at St Kenelm’s' },
  { id: 'UROSA', name: 'rosa', real_name: 'Rosa Martins', about: 'Key person at St Kenelm’s' },
  { id: 'UOMAR', name: 'omar', real_name: 'Omar Haddad', about: 'SENCO at Harbour Steps' },
  { id: 'UDEV', name: 'dev', real_name: 'Dev Patel', about: 'Key person at Harbour Steps' },
  { id: 'USIAN', name: 'sian', real_name: 'Siân Morgan', about: 'Inclusion lead of Hazelbrook Nurseries' },
  { id: 'UTOM', name: 'tom', real_name: 'Tom Ellery', about: 'In the workspace, in no setting' },
];

export const team = { id: 'T0HAZELBROOK', domain: 'hazelbrook', name: 'Hazelbrook Nurseries' } as const;

export const users: readonly User[] = demoPeople.map(({ id, name, real_name, isOwner }) => ({
  id,
  name,
  real_name,
  ...(isOwner && { is_admin: true, is_owner: true, is_primary_owner: true }),
}));

export const sencoChannel = 'C0SENCOWIL';

const privateChannels: readonly Channel[] = [
  { id: sencoChannel, name: 'senco-willow-bank', members: ['UANNA', 'UGRACE'], is_private: true },
  { id: 'C0SENCOMIL', name: 'senco-millrace', members: ['UBEN'], is_private: true },
  { id: 'C0SENCOKEN', name: 'senco-st-kenelms', members: ['UMAIRI'], is_private: true },
  { id: 'C0SENCOHAR', name: 'senco-harbour-steps', members: ['UOMAR'], is_private: true },
  { id: 'C0LEADS', name: 'hazelbrook-leads', members: ['USIAN', 'UGRACE'], is_private: true },
  {
    id: 'C0TEAMWIL',
    name: 'willow-bank-team',
    members: ['UPRIYA', 'UANNA', 'UGRACE', 'UKATE'],
    is_private: true,
    is_member: false,
  },
];

/** The direct messages everybody has: with themselves, where the app is not, and with the app. */
export const selfPlace = (userId: string): string => `D0SELF${userId.slice(1)}`;
export const appPlace = (userId: string): string => `D0APP${userId.slice(1)}`;

const directMessages = demoPeople.flatMap(({ id }): Channel[] => {
  const both = { name: 'directmessage', members: [id], is_private: true };
  return [
    { ...both, id: selfPlace(id), is_member: false, self_of: id },
    { ...both, id: appPlace(id), im_user: id },
  ];
});

export const channels: readonly Channel[] = [...privateChannels, ...directMessages];
