import type { IncomingMessage, ServerResponse } from 'node:http';
import { allowance } from './allowance.ts';
import { feedIcs } from './export/feed.ts';
import { FEED_PATH } from './feed-links.ts';
import type { Logger } from './logger.ts';
import { codeOf } from './slack/error-trace.ts';
import type { Route } from './slack/server.ts';
import { readFeed } from './usecases/calendar-feed.ts';
import type { Ports } from './usecases/ports.ts';

/** 32 bytes as base64url. */
const FEED = new RegExp(`^${FEED_PATH}([\\w-]{43})\\.ics$`);

/** Of all feeds together: some hundred calendars that all ask in one minute, or somebody who guesses. */
const MOST_A_MINUTE = 600;

const PLAIN = 'text/plain; charset=utf-8';

/**
 * Serves calendar feeds. The path holds the secret: nothing of it is ever logged. A link that never was, one that
 * was stopped and one whose owner lost their rights get the same answer.
 */
export const createFeedRoute = ({ ports, logger }: { ports: Ports; logger: Logger }): Route => {
  const allowed = allowance({ now: ports.clock.now, most: MOST_A_MINUTE });

  const answer = async (request: IncomingMessage): Promise<readonly [number, string, object?]> => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return [405, 'Only GET is answered here.', { allow: 'GET, HEAD' }];
    const [, token] = FEED.exec((request.url ?? '').split('?', 1)[0] ?? '') ?? [];
    if (!allowed()) return [429, 'Too many requests. Please try again in a minute.', { 'retry-after': '60' }];
    const events = token === undefined ? null : await readFeed(ports)({ token });
    if (events === null) return [404, 'There is nothing here.'];
    return [
      200,
      feedIcs({ events, now: ports.clock.now() }),
      { 'content-type': 'text/calendar; charset=utf-8' },
    ];
  };

  const send = (
    request: IncomingMessage,
    response: ServerResponse,
    [status, body, headers]: readonly [number, string, object?],
  ): void => {
    response.writeHead(status, {
      'content-type': PLAIN,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };

  return {
    prefix: FEED_PATH,
    answer: async (request, response) => {
      try {
        send(request, response, await answer(request));
      } catch (error) {
        logger.warn({ action: 'calendar-feed', code: codeOf(error) }, 'A calendar feed could not be read');
        // A calendar keeps what it has and asks again.
        send(request, response, [503, 'Please try again later.', { 'retry-after': '300' }]);
      }
    },
  };
};
