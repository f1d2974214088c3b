import type { IncomingMessage } from 'node:http';

const here = new Set(['localhost', '127.0.0.1']);

const hostnameOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : '');

/**
 * Why a request is none of ours, if it is not. A page elsewhere can reach a port of this machine by a name of its
 * own (DNS rebinding: then `Host` is foreign), or send a form to it (then `Origin` is).
 */
export const foreign = ({
  method,
  headers,
}: Pick<IncomingMessage, 'method' | 'headers'>): string | undefined => {
  const { host = '', origin } = headers;
  if (!here.has(hostnameOf(`http://${host}`))) return 'This workspace answers at localhost only.';
  const isRead = method === 'GET' || method === 'HEAD';
  if (isRead || origin === undefined || origin === `http://${host}`) return undefined;
  return 'This workspace takes nothing from other pages.';
};
