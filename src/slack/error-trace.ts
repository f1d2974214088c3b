import { WebAPIPlatformError } from '@slack/web-api';
import { codeOf as codeOfAny } from '../logger.ts';

/** What kind of error it is, with the code that Slack itself gave where it did. */
export const codeOf = (error: unknown): string =>
  error instanceof WebAPIPlatformError ? `${error.name}:${error.data.error}` : codeOfAny(error);

const FRAME = /^\s+at .*?((?:src|blocks|test|node_modules)\/[^\s():]+:\d+):\d+\)?$/;
const FRAMES = 3;
/** The logger hides longer values. */
const MOST = 128;

/** The innermost places an error passed, as `file:line`, joined by `+`. */
export const placesOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || !error.stack) return undefined;
  const { stack, message } = error;
  // A message may run over several lines that look like places.
  const afterMessage = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : '';
  const places = afterMessage.split('\n').flatMap((line) => FRAME.exec(line)?.[1] ?? []);
  for (let count = FRAMES; count > 0; count -= 1) {
    const joined = places.slice(0, count).join('+');
    if (joined.length > 0 && joined.length <= MOST) return joined;
  }
  return undefined;
};
