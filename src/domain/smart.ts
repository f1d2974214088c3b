/**
 * Friendly advice on a target: which of Specific, Measurable, Achievable, Relevant, Time-bound may be missing
 * (domain.md §2, "SMART targets"). It reads words, not meaning, so it never blocks a save.
 */
export interface TargetDraft {
  readonly target: string;
  readonly baseline: string;
  readonly provision?: string;
  readonly resources?: string;
  /** When, who, where. */
  readonly when: string;
}

const list = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'giu');

const VAGUE = list(
  'improv(?:e|es|ed|ing|ement)|better|more|less|tr(?:y|ies) to|tr(?:y|ies)(?= [^\\d\\s]*ing)|some(?:times)?|understand(?:s|ing)?|be able to|begin to|start to|increase[sd]?|develop(?:s|ing)?|work on|be aware of|awareness|know|learn|often|regularly|appropriate(?:ly)?|good|well|continue to|progress|enjoy',
);
const ALL_THE_TIME = list('always|never|every ?time|all the time|at all times|all day');
const PERCENT = /(?<!\p{N})100\s?(?:%|per ?cent)/iu;

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\\p{L}*';
const DATE = new RegExp(
  `\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}(?:\\s+\\d{4})?|${MONTH}\\s+\\d{1,2}(?:,?\\s+\\d{4})?(?!\\d)|\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?`,
  'giu',
);
const SPAN =
  /(?<!\p{L})(?:(?:with)?in (?:the next )?(?:\d+|two|three|four|five|six|seven|eight)(?:\s?[-–]\s?\d+)? (?:days?|weeks?|months?)|by (?:the )?(?:end of|half.?term|(?:the )?next review|(?:christmas|easter|summer))|by \p{L}*\s?(?:week|term|review))/giu;

const COUNT =
  /\p{N}|(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|once|twice|each|every|both|independently|without (?:help|prompts?|support|a model)|unaided|on (?:his|her|their) own)(?!\p{L})/iu;

const unique = (words: readonly string[]) => [...new Set(words.map((word) => word.toLowerCase()))];
const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');
const wordCount = (text: string) => text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;
const isBlank = (text: string | undefined) => text === undefined || text.trim() === '';

/** A target in another script is not judged by English words. */
const isLatin = (text: string) => /\p{Script=Latin}/u.test(text);

const FEWEST_WORDS = 4;

/** One sentence for each letter that may be missing; none when the target reads well. */
export function smartHints({ target, baseline, provision, resources, when }: TargetDraft): readonly string[] {
  if (isBlank(target)) return [];
  const timeless = target.replace(DATE, ' ').replace(SPAN, ' ');
  const vague = isLatin(target) ? unique(timeless.match(VAGUE) ?? []) : [];
  const absolute = unique([...(timeless.match(ALL_THE_TIME) ?? []), ...(timeless.match(PERCENT) ?? [])]);
  const short = isLatin(target) && wordCount(timeless) < FEWEST_WORDS;
  const dated = target !== timeless || when.replace(DATE, '').replace(SPAN, '') !== when;
  const same = target.trim().toLowerCase() === baseline.trim().toLowerCase();

  const hints: readonly (string | false)[] = [
    vague.length > 0 &&
      `Specific: ${quoted(vague)} can mean many things. Say what you will see or hear the child do.`,
    vague.length === 0 &&
      short &&
      'Specific: say what you will see or hear the child do, with what, and where.',
    !COUNT.test(timeless) && 'Measurable: add how many or how often, such as “4 of 5 tries”.',
    absolute.length > 0 &&
      `Achievable: ${quoted(absolute)} leaves no room for an off day. Could it be “4 of 5 tries”?`,
    isBlank(provision) && isBlank(resources) && 'Achievable: say how adults will help, and with what.',
    isBlank(baseline) && 'Relevant: say what the child can do now, so the step from there can be seen.',
    !isBlank(baseline) &&
      same &&
      'Relevant: this is what the child can do already. What is the next small step?',
    !dated && 'Time-bound: add by when, such as “by 13 March” or “within 6 weeks”.',
  ];
  return hints.filter((hint) => hint !== false);
}
