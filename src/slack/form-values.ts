import type { FormValues } from './handlers.ts';

/** An element of a view's state, or an action: which keys it has depends on its kind. */
export interface Held {
  readonly type?: string | undefined;
  readonly value?: string | null | undefined;
  readonly selected_date?: string | null | undefined;
  readonly selected_time?: string | null | undefined;
  readonly selected_user?: string | null | undefined;
  readonly selected_conversation?: string | null | undefined;
  readonly selected_channel?: string | null | undefined;
  readonly selected_option?: { readonly value?: string } | null | undefined;
  readonly selected_options?: readonly { readonly value?: string }[] | null | undefined;
  readonly selected_users?: readonly string[] | null | undefined;
  readonly selected_conversations?: readonly string[] | null | undefined;
  readonly selected_channels?: readonly string[] | null | undefined;
  readonly files?: readonly { readonly id: string }[] | null | undefined;
}

const SEVERAL = /^(multi_|checkboxes$|file_input$)/;

const several = (held: Held): readonly string[] | undefined =>
  held.selected_options?.flatMap(({ value }) => value ?? []) ??
  held.selected_users ??
  held.selected_conversations ??
  held.selected_channels ??
  held.files?.map(({ id }) => id);

const single = (held: Held): string =>
  held.value ??
  held.selected_option?.value ??
  held.selected_date ??
  held.selected_time ??
  held.selected_user ??
  held.selected_conversation ??
  held.selected_channel ??
  '';

/** What was filled in or chosen; nothing is '' or, where several can be chosen, []. */
export const heldValue = (held: Held): string | readonly string[] =>
  several(held) ?? (SEVERAL.test(held.type ?? '') ? [] : single(held));

/** By block id. A block with several elements is known by its first: forms have one a block. */
export const formValues = (
  state: Readonly<Record<string, Readonly<Record<string, Held>>>> | undefined,
): FormValues =>
  Object.fromEntries(
    Object.entries(state ?? {}).flatMap(([blockId, elements]) => {
      const [held] = Object.values(elements);
      return held ? [[blockId, heldValue(held)]] : [];
    }),
  );
