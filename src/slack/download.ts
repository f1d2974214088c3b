import { AppError } from '../domain/errors.ts';
import { isSlackAddress } from './slack-address.ts';

/** Bytes. */
const MOST = 1024 * 1024;
const DOWNLOAD_MS = 2300;

const refused = (code: string, userMessage: string): AppError =>
  new AppError({ code, message: 'a file from Slack cannot be used', userMessage });

const unreadable = () =>
  refused('file-unreadable', 'That file could not be fetched from Slack. Please choose it again.');
const tooBig = () =>
  refused('file-too-big', 'That file is bigger than 1 MB. Please split it into smaller files.');

/** The text of a file in Slack, in UTF-8. Throws `AppError` 'file-…' saying what to do. */
export const downloadText = async ({
  address,
  apiUrl,
  token,
}: {
  address: string | undefined;
  apiUrl: string;
  token: string;
}): Promise<string> => {
  // The token goes with it: nowhere else but to Slack.
  if (!address || !isSlackAddress({ address, apiUrl })) throw unreadable();
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}` },
    // Slack sends those it does not know to a page for signing in.
    redirect: 'error',
    signal: AbortSignal.timeout(DOWNLOAD_MS),
  }).catch(() => {
    throw unreadable();
  });
  if (response.status !== 200 || !response.body) throw unreadable();
  return decode(await atMost(response.body));
};

const atMost = async (body: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > MOST) throw tooBig();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Guessing another encoding would garble names without anybody noticing.
    throw refused(
      'file-encoding',
      'That file is not in UTF-8, so names could come out wrong. In Excel, save it as “CSV UTF-8”.',
    );
  }
};
