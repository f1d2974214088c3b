import type { InputElement } from '../slack/block-kit/elements.ts';
import type { Confirm } from './confirm-dialog.tsx';
import type { ElementProps } from './element-props.ts';
import { useSurfaceContext } from './surface-context.ts';
import { read, write } from './values.ts';
import { useWorkspaceContext } from './workspace-context.ts';

type TypeOf<E> = E extends { readonly type: infer T extends InputElement['type'] } ? T : never;

/** What an element holds, and how to change it: quietly, or telling the app where the element dispatches. */
export const useHeld = <E extends InputElement>({ element, block, dispatches }: ElementProps<E>) => {
  const surface = useSurfaceContext();
  const { ask } = useWorkspaceContext();
  const type = element.type as TypeOf<E>;
  const at = { block, action: element.action_id };
  type HeldValue = ReturnType<typeof read<TypeOf<E>>>;
  const held: HeldValue = read(type, surface.values[block]?.[element.action_id]);
  const confirm = 'confirm' in element ? (element.confirm as Confirm | undefined) : undefined;
  const set = (next: HeldValue) => surface.set(at, write(type, next));
  const press = async (next: HeldValue) => {
    if (await ask(confirm)) await surface.press(at, write(type, next));
  };
  return { held, set, press, choose: dispatches ? (next: HeldValue) => void press(next) : set };
};
