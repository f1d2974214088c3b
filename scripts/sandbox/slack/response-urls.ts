import { randomUUID } from 'node:crypto';
import { limits } from './block-kit/limits.ts';
import type { Engine } from './engine.ts';
import { addMessage, checkedContent } from './messages.ts';
import { own } from './own.ts';
import { Refusal } from './refusal.ts';
import type { ResponseUrl } from './world.ts';

/** A response_url for one interaction; `messageTs` is the message it may replace or delete. */
export const issueResponseUrl = (
  engine: Engine,
  place: Pick<ResponseUrl, 'channel' | 'userId' | 'messageTs'>,
): ResponseUrl => {
  const expiresAt = engine.now() + limits.responseUrl.minutes * 60_000;
  const issued = { ...place, id: randomUUID(), expiresAt, uses: 0 };
  engine.world.responseUrls[issued.id] = issued;
  return issued;
};

export const responseUrlOf = ({ baseUrl }: Engine, { id }: ResponseUrl) => `${baseUrl}/response/${id}`;

type Body = Readonly<Record<string, unknown>>;

const removeOriginal = ({ world }: Engine, { channel, messageTs }: ResponseUrl) => {
  world.messages = world.messages.filter((it) => it.channel !== channel || it.ts !== messageTs);
};

const replaceOriginal = ({ world }: Engine, { channel, messageTs }: ResponseUrl, body: Body) => {
  const original = world.messages.find((it) => it.channel === channel && it.ts === messageTs);
  if (original) Object.assign(original, checkedText(body));
};

const checkedText = ({ text, blocks }: Body) =>
  checkedContent(typeof text === 'string' ? text : undefined, blocks);

/** Adds the message that a command's or action's answer brings: ephemeral unless it says `in_channel`. */
export const addResponse = (engine: Engine, url: ResponseUrl, body: Body) => {
  const shown = body.response_type === 'in_channel' ? {} : { ephemeralFor: url.userId };
  return addMessage(engine, { channel: url.channel, via: url.id, ...shown, ...checkedText(body) });
};

/** A post to a response_url, which works five times in thirty minutes. */
export const respond = (engine: Engine, id: string, body: Body): void => {
  const url = own(engine.world.responseUrls, id);
  if (!url || engine.now() > url.expiresAt) throw new Refusal('expired_url');
  if (url.uses >= limits.responseUrl.uses) throw new Refusal('used_url');
  if (body.delete_original === true) removeOriginal(engine, url);
  else if (body.replace_original === true && url.messageTs) replaceOriginal(engine, url, body);
  else addResponse(engine, url, body);
  url.uses += 1;
};
