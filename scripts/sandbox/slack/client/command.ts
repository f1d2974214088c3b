import { parseJsonObject } from '../body.ts';
import type { Engine } from '../engine.ts';
import { directMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { addResponse, issueResponseUrl, responseUrlOf } from '../response-urls.ts';
import { issueTrigger } from '../triggers.ts';
import type { Channel, Message, ResponseUrl, World } from '../world.ts';
import { type AppAnswer, deliver } from './deliver.ts';
import { payloadBase } from './payload.ts';
import { httpProblem } from './problem.ts';

export interface CommandResult {
  readonly status: number;
  readonly ms: number;
  /** The answer, from the HTTP body or (once it came) the response_url. */
  readonly message: Message | undefined;
  /** Why Slack shows "failed with the error …": `timeout`, `http_500`, `invalid_command_response`, or `not_a_command`. */
  readonly problem?: string;
}

const channelName = (channel: Channel) => {
  if (channel.im_user ?? channel.self_of) return 'directmessage';
  return channel.is_private ? 'privategroup' : channel.name;
};

/** With `should_escape`, Slack turns names of people and channels into ids. */
const escaped = ({ users, channels }: World, text: string) =>
  text
    .replace(/@([\w.-]+)/g, (whole, name: string) => {
      const user = Object.values(users).find((it) => it.name === name);
      return user ? `<@${user.id}|${name}>` : whole;
    })
    .replace(/#([\w-]+)/g, (whole, name: string) => {
      const channel = Object.values(channels).find((it) => it.name === name);
      return channel ? `<#${channel.id}|${name}>` : whole;
    });

const formOf = (engine: Engine, userId: string, command: string, text: string, url: ResponseUrl) => {
  const { world } = engine;
  const { team, user, api_app_id, token } = payloadBase(engine, userId);
  const channel = world.channels[url.channel];
  const escapes = engine.commands?.find((it) => it.command === command)?.should_escape;
  return new URLSearchParams({
    token,
    team_id: team.id,
    team_domain: team.domain,
    ...(world.enterprise && { enterprise_id: world.enterprise.id, enterprise_name: world.enterprise.name }),
    channel_id: url.channel,
    channel_name: channel ? channelName(channel) : '',
    user_id: userId,
    user_name: user.name,
    command,
    text: escapes ? escaped(world, text) : text,
    api_app_id,
    is_enterprise_install: String(world.orgWide ?? false),
    response_url: responseUrlOf(engine, url),
    trigger_id: issueTrigger(engine, userId),
  });
};

const show = (engine: Engine, url: ResponseUrl, { body, headers }: AppAnswer): string | undefined => {
  if (body.trim() === '') return undefined;
  const isJson = headers['content-type']?.includes('json') ?? false;
  const message = isJson ? parseJsonObject(body) : { text: body };
  if (!message) return 'invalid_command_response';
  try {
    addResponse(engine, url, message);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return 'invalid_command_response';
    throw error;
  }
};

export const runCommand = async (
  engine: Engine,
  userId: string,
  command: string,
  text: string,
  channelId: string | undefined,
): Promise<CommandResult> => {
  if (engine.commands?.every((it) => it.command !== command))
    return { status: 0, ms: 0, message: undefined, problem: 'not_a_command' };
  const channel = channelId ?? directMessage(engine.world, userId).id;
  const url = issueResponseUrl(engine, { channel, userId });
  const body = formOf(engine, userId, command, text, url).toString();
  const answer = await deliver(engine, { name: `command ${command}`, body });
  const problem = httpProblem(answer) ?? show(engine, url, answer);
  return {
    status: answer.status,
    ms: answer.ms,
    ...(problem && { problem }),
    get message() {
      return engine.world.messages.find((message) => message.via === url.id);
    },
  };
};
