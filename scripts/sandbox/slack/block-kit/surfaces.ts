import type { Block } from './blocks.ts';
import type { Interactive } from './elements.ts';

export type Surface = 'modal' | 'home' | 'message';

const everywhere: readonly Surface[] = ['modal', 'home', 'message'];
const messagesOnly: readonly Surface[] = ['message'];

/** Where each newer or restricted kind may appear; kinds left out may appear everywhere. */
const blockSurfaces: Partial<Record<Block['type'], readonly Surface[]>> = {
  input: ['modal', 'home'],
  alert: ['modal'],
  markdown: messagesOnly,
  table: messagesOnly,
  data_table: messagesOnly,
  card: messagesOnly,
  carousel: messagesOnly,
  context_actions: messagesOnly,
  plan: messagesOnly,
  task_card: messagesOnly,
};

const elementSurfaces: Partial<Record<Interactive['type'], readonly Surface[]>> = {
  file_input: ['modal'],
  email_text_input: ['modal'],
  url_text_input: ['modal'],
  number_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  datetimepicker: ['modal', 'message'],
  workflow_button: ['message'],
};

export const blockFits = (type: Block['type'], surface: Surface) =>
  (blockSurfaces[type] ?? everywhere).includes(surface);

export const elementFits = (type: Interactive['type'], surface: Surface) =>
  (elementSurfaces[type] ?? everywhere).includes(surface);
