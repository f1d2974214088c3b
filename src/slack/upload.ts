import { isSlackAddress } from './slack-address.ts';

const UPLOAD_MS = 20_000;

/** Sends a file's bytes to the address Slack gave for them. Throws where it is not Slack's, or Slack does not take them. */
export const uploadBytes = async ({
  address,
  apiUrl,
  bytes,
}: {
  address: string;
  apiUrl: string;
  bytes: Uint8Array;
}): Promise<void> => {
  if (!isSlackAddress({ address, apiUrl })) throw new Error('The address to upload to is not Slack’s');
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
    redirect: 'error',
    signal: AbortSignal.timeout(UPLOAD_MS),
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`Slack did not take a file: ${response.status}`);
};
