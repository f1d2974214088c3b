import { z } from 'zod';
import { button, contextButtons, overflow, workflowButton } from './buttons.ts';
import { inputsOnly } from './inputs.ts';
import { pickers } from './pickers.ts';
import { multiSelects, selects } from './selects.ts';
import { image } from './text.ts';

const choosing = [...selects, ...multiSelects, ...pickers] as const;
const clicking = [button, overflow, workflowButton] as const;

/** What may stand in each place: anything else there is an unsupported type. */
export const accessory = z.discriminatedUnion('type', [image, ...clicking, ...choosing]);
export const actionElement = z.discriminatedUnion('type', [...clicking, ...choosing]);
export const inputElement = z.discriminatedUnion('type', [...choosing, ...inputsOnly]);
export const contextActionElement = z.discriminatedUnion('type', [...contextButtons]);

export type InputElement = z.infer<typeof inputElement>;
type ActionElement = z.infer<typeof actionElement>;
type ContextActionElement = z.infer<typeof contextActionElement>;
export type Button = z.infer<typeof button>;
export type Overflow = z.infer<typeof overflow>;

export type Interactive = InputElement | ActionElement | ContextActionElement;
