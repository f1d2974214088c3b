import { createHmac } from 'node:crypto';

/** Slack's v0 request signature. */
export const sign = (secret: string, timestamp: string, body: string) =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
