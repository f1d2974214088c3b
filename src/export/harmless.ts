/** Half-width twins, so that ＝ is seen as the = that a spreadsheet takes it for. */
const STARTS_FORMULA = /^[=+\-−@|%]/u;
/** White space, controls, formats and other characters without ink: some spreadsheets look past them. */
const UNSEEN = /^[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]+/u;
/** A spreadsheet makes a number of it and nothing else: −5, +44 7700 900123. */
const NUMBER = /^[+\-−]?\d[\d ]*(?:[.,]\d+)*$/u;

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it, which makes it text (OWASP, CSV
 * injection). Nothing is taken away. A line that begins with "-" gets one too: "-Wait" would show as #NAME?.
 */
export const harmless = (text: string): string => {
  const seen = text.replace(UNSEEN, '');
  const runs = STARTS_FORMULA.test(seen.slice(0, 1).normalize('NFKC')) && !NUMBER.test(text);
  return runs || /^[\t\r\n]/.test(text) ? `'${text}` : text;
};
