/**
 * Finds amounts of money in free text, which the record of intervention must not hold (domain.md §5).
 *
 * Where words are ambiguous the entry is refused with a hint, because rewording costs a few seconds:
 * a number before "pounds" is money even when a weight is meant ("2 pounds of flour" → write "lb" or "kg").
 * Coins as things to handle pass ("sorted 3 pennies"), and so do verbs ("he pounds the drum").
 */

const unit = (words: string) => `(?:${words})(?![\\p{L}\\p{M}])`;
const START = '(?<![\\p{L}\\p{M}\\p{N}])';
/** Never across a line break: the next line is another thought. */
const GAP = '[^\\S\\n]*-?[^\\S\\n]*';

/** Not the minutes of a clock time, and not the end of a longer number. */
const DIGITS =
  "(?<![\\p{L}\\p{N}]|\\p{N}[.,:])\\p{N}+(?:[.,'’]\\p{N}+)*(?:[^\\S\\n]?(?:k|m|hundred|thousand|million))?";

const NUMBER_WORD = [
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen',
  'eighteen|nineteen|twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?',
  'dozens?|couple|few|several',
].join('|');
const WORDS = `${START}(?:${NUMBER_WORD})(?:(?:[\\s-]+(?:and[\\s-]+)?)(?:${NUMBER_WORD}))*`;
/** "fifty-odd quid", "hundreds of pounds", "50 British pounds" */
const FILLER =
  '(?:[^\\S\\n-]*[\\s-](?:odd|or so|of|more|extra|whole|british|english|uk|us|australian|canadian))?';
const AMOUNT = `(?:${DIGITS}|${WORDS})`;

const UNITS = unit(
  [
    'pounds?|quid|bucks|pence|euros?|dollars?|cents?|rupees?|sterling|zł|zlot(?:y|ys|ych)|złot(?:y|e|ych)',
    'funt(?:y|ów)|جنيه(?:ا)?|پاؤنڈ|پونڈ|يورو|یورو',
  ].join('|'),
);
const CODES = '(?:gbp|eur|usd|pln)';
const GRAND = `grand(?!\\p{L}|[\\s-]*(?:parent|child|kid|son|daughter|mother|father|ma|pa|dad|mum|nan|piano|slam|prix))`;

const SIGN = '(?:\\p{Sc}|[💷💶💵💴💰])';
const NUMERAL = '[\\p{N}一二三四五六七八九十百千万]';
/** A sign and its number belong together across anything that is neither letter nor number. */
const LOOSE = '[\\s\\p{M}*_~`(:.,+≈-]*';

const PENCE_ROOM = '(?<!\\b(?:room|class|group|year|set|page|level|stage)\\s*)';
const VIDEO = '(?!(?:144|240|360|480|720)p)';
/** "50p" but not "5 p.m.", "p5", "720p"; spaced ("20 p") only where a price would end. */
const PENCE = `${PENCE_ROOM}(?<![\\p{L}\\p{N}]|\\p{N}[.,:/-])${VIDEO}(?:\\p{N}{1,3}(?:\\.\\p{N})?p(?!\\p{L}|\\p{N}|\\.?\\s?m)|\\p{N}{2,3}\\sp(?=$|[,;!?)]|\\.(?!\\s?m)|\\s(?:each|per|for|off|coin|piece)))`;

const PAID = '(?:cost|costs|costing|paid|pay|pays|spent|spend|worth|price)';

const PATTERNS: readonly RegExp[] = [
  `${SIGN}+${LOOSE}${NUMERAL}(?:${NUMERAL}|[.,](?=\\p{N}))*`,
  `\\p{N}(?:\\p{N}|[.,](?=\\p{N}))*(?:[.,]-)?${LOOSE}${SIGN}`,
  `${NUMERAL}+${LOOSE}${SIGN}`,
  `${SIGN}\\s*(?:a\\s+)?(?:${NUMBER_WORD})(?!\\p{L})`,
  `${NUMERAL}+\\s*(?:英镑|英鎊|镑|鎊|欧元|歐元|元(?![宵旦素])|円)`,
  `:(?:pound|euro|dollar|yen|moneybag):${LOOSE}\\p{N}+`,
  `${START}${CODES}${LOOSE}\\p{N}+(?:[.,]\\p{N}+)*`,
  `${START}(?:pounds?|sterling)[^\\S\\n]*[:=£][^\\S\\n]*\\p{N}+(?:[.,]\\p{N}+)*`,
  `${AMOUNT}${GAP}${unit(CODES)}`,
  `${AMOUNT}${FILLER}${GAP}${UNITS}`,
  `(?:${DIGITS}|${WORDS})${GAP}${GRAND}`,
  `${START}(?:a|the|some)[^\\S\\n]+(?:\\p{L}+[^\\S\\n]+)?quid(?!\\p{L}|\\s+pro\\b)`,
  `${START}${PAID}(?:\\s+(?:about|around|over|under|just|us|me|only|half))?\\s+(?:a|half a)\\s+(?:pound|quid|euro|dollar|grand)(?!\\p{L})`,
  `${START}(?:a[^\\S\\n]+)?(?:fivers?|tenners?)(?!\\p{L})`,
].map((source) => new RegExp(source, 'iu'));
const CAPITAL_PENCE = `${PENCE_ROOM}(?<![\\p{L}\\p{N}])${VIDEO}\\p{N}{2,3}P(?![\\p{L}\\p{N}]|\\.?\\s?m)`;
const PENCE_PATTERNS: readonly RegExp[] = [new RegExp(PENCE, 'u'), new RegExp(CAPITAL_PENCE, 'iu')];

/** Full-width forms as plain ones, invisible characters gone, every space an ordinary one. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/(?!\u200d)\p{Cf}/gu, '')
    .replace(/&pound;/giu, '£')
    .replace(/\p{Zs}/gu, ' ');

/** The first piece of the text that is an amount of money, as we read it. */
export function findMoney(text: string): string | undefined {
  const words = plain(text);
  const found = [...PATTERNS, ...PENCE_PATTERNS]
    .map((pattern) => pattern.exec(words))
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index || b[0].length - a[0].length);
  return found[0]?.[0].trim();
}

/** What to tell the person who typed an amount, or nothing. Shows their own words: never log it. */
export function moneyProblem(text: string): string | undefined {
  const piece = findMoney(text);
  if (piece === undefined) return undefined;
  const weight = /pound/iu.test(piece) ? ' If you meant a weight, write it in lb or kg.' : '';
  return `Please take out “${piece}”: this record does not hold amounts of money. Say what was used instead, such as “used the new sensory balls for 10 minutes”.${weight}`;
}
