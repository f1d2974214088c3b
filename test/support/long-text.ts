/** Words that are told apart, as many as fit. */
export const words = (start: string, length: number): string => {
  let text = '';
  for (let n = 1; text.length + start.length + 6 < length; n += 1) text += `${start}${n} `;
  return text.trim().padEnd(length, 'x');
};
