import type { ReactNode } from 'react';
import type { Interactive } from '../slack/block-kit/elements.ts';
import { ButtonElement } from './element-button.tsx';
import { CheckboxesElement, RadioElement } from './element-choices.tsx';
import { DateElement } from './element-date.tsx';
import { ExternalSelect } from './element-external-select.tsx';
import { FeedbackButtons, IconButton, WorkflowButton } from './element-few.tsx';
import { FileElement } from './element-file.tsx';
import { IdSelect } from './element-id-select.tsx';
import { OverflowElement } from './element-overflow.tsx';
import type { ElementProps, PropsOf } from './element-props.ts';
import { StaticSelect } from './element-static-select.tsx';
import { TextElement } from './element-text.tsx';

type Components = { readonly [T in Interactive['type']]: (props: PropsOf<T>) => ReactNode };

/** Every kind of element and what draws it. A kind left out does not compile. */
const components: Components = {
  button: ButtonElement,
  overflow: OverflowElement,
  workflow_button: WorkflowButton,
  icon_button: IconButton,
  feedback_buttons: FeedbackButtons,
  plain_text_input: TextElement,
  email_text_input: TextElement,
  url_text_input: TextElement,
  number_input: TextElement,
  rich_text_input: TextElement,
  file_input: FileElement,
  datepicker: DateElement,
  timepicker: DateElement,
  datetimepicker: DateElement,
  radio_buttons: RadioElement,
  checkboxes: CheckboxesElement,
  static_select: StaticSelect,
  multi_static_select: StaticSelect,
  external_select: ExternalSelect,
  multi_external_select: ExternalSelect,
  users_select: IdSelect,
  multi_users_select: IdSelect,
  conversations_select: IdSelect,
  multi_conversations_select: IdSelect,
  channels_select: IdSelect,
  multi_channels_select: IdSelect,
};

export const ElementView = (props: ElementProps) => {
  const Component = components[props.element.type] as (props: ElementProps) => ReactNode;
  return <Component {...props} />;
};
