import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  ModalView,
  SectionBlock,
} from '@slack/types';
import { limits } from './limits.ts';
import { clip, plain } from './text.ts';

/** The words of a block Slack shows as they are. */
export const words = (text: string): SectionBlock => ({
  type: 'section',
  text: plain(clip(text, limits.section)),
});
export const small = (text: string): ContextBlock => ({
  type: 'context',
  elements: [plain(clip(text, limits.section))],
});
export const heading = (text: string): HeaderBlock => ({ type: 'header', text: plain(clip(text, 150)) });
export const line = { type: 'divider' } as const satisfies KnownBlock;

export const button = (options: {
  readonly action: string;
  readonly label: string;
  readonly value: string;
  readonly main?: boolean;
}): Button => ({
  type: 'button',
  action_id: options.action,
  text: plain(options.label),
  value: options.value,
  ...(options.main ? { style: 'primary' as const } : {}),
});

export const actions = (...elements: Button[]): ActionsBlock => ({ type: 'actions', elements });

/** Label and value pairs as a quiet table, two to a row. */
export const facts = (pairs: readonly (readonly [string, string])[]): SectionBlock => ({
  type: 'section',
  fields: pairs.slice(0, 10).map(([label, value]) => plain(`${label}: ${clip(value || '–', 1800)}`)),
});

export const modal = (options: {
  readonly callbackId: string;
  readonly title: string;
  readonly blocks: readonly KnownBlock[];
  /** Opaque ids only: it travels through the person's client. */
  readonly metadata?: unknown;
  readonly submit?: string;
  readonly close?: string;
}): ModalView => ({
  type: 'modal',
  callback_id: options.callbackId,
  title: plain(options.title),
  blocks: [...options.blocks],
  private_metadata: JSON.stringify(options.metadata ?? {}),
  close: plain(options.close ?? (options.submit ? 'Cancel' : 'Close')),
  ...(options.submit ? { submit: plain(options.submit) } : {}),
});
