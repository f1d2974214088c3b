import type { Message } from './handlers.ts';
import { contentOf } from './notice.ts';

const RESPONSE_MS = 5000;

/** Words only the asker sees: beside the message they pressed in, or in its place. */
export const respond = async (options: {
  readonly address: string;
  readonly message: Message;
  readonly inPlace: boolean;
}): Promise<void> => {
  const { address, message, inPlace } = options;
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      response_type: 'ephemeral',
      replace_original: inPlace,
      ...contentOf(message),
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(RESPONSE_MS),
  });
  await response.arrayBuffer();
  if (!response.ok) throw Object.assign(new Error('response_url refused'), { code: response.status });
};
