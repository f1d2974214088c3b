/** Slack's limits that our views come near, in characters or pieces. */
export const limits = {
  modalTitle: 24,
  button: 75,
  optionLabel: 75,
  options: 100,
  radioOptions: 10,
  box: 3000,
  section: 3000,
  metadata: 3000,
  blocks: 100,
  messageBlocks: 50,
  messageText: 4000,
} as const;
