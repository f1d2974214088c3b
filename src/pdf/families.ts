/** One type family, as files of a package that holds fonts under the SIL Open Font Licence. */
export interface Family {
  readonly name: string;
  /** What the family is asked for at all; whether it has the glyph is then read from the font itself. */
  readonly offers: RegExp;
  readonly regular: string;
  readonly bold?: string;
  readonly italic?: string;
  /** Relative to Noto Sans at the same size: Naskh letters are drawn small. */
  readonly scale?: number;
}

const google = (packageName: string, file: string) => ({
  regular: `@expo-google-fonts/${packageName}/400Regular/${file}_400Regular.ttf`,
  bold: `@expo-google-fonts/${packageName}/700Bold/${file}_700Bold.ttf`,
});

/**
 * In order of preference. Noto Sans comes first, so that Latin, Greek, Cyrillic and Devanagari, spaces and
 * digits look alike everywhere; the ten megabytes of Chinese are opened only for Chinese or Japanese.
 */
export const families: readonly [Family, ...Family[]] = [
  {
    name: 'NotoSans',
    offers: /./su,
    ...google('noto-sans', 'NotoSans'),
    italic: '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  },
  // Not a Noto: those draw Arabic letters as a bare stroke and separate dots, and what is copied from or searched in
  // such a PDF is gibberish. Naskh stays for the few letters that Vazirmatn lacks.
  { name: 'Vazirmatn', offers: /\p{scx=Arab}/u, ...google('vazirmatn', 'Vazirmatn') },
  {
    name: 'NotoNaskhArabic',
    offers: /\p{scx=Arab}/u,
    scale: 1.15,
    ...google('noto-naskh-arabic', 'NotoNaskhArabic'),
  },
  { name: 'NotoSansHebrew', offers: /\p{scx=Hebr}/u, ...google('noto-sans-hebrew', 'NotoSansHebrew') },
  { name: 'NotoSansBengali', offers: /\p{scx=Beng}/u, ...google('noto-sans-bengali', 'NotoSansBengali') },
  { name: 'NotoSansGurmukhi', offers: /\p{scx=Guru}/u, ...google('noto-sans-gurmukhi', 'NotoSansGurmukhi') },
  { name: 'NotoSansGujarati', offers: /\p{scx=Gujr}/u, ...google('noto-sans-gujarati', 'NotoSansGujarati') },
  { name: 'NotoSansTamil', offers: /\p{scx=Taml}/u, ...google('noto-sans-tamil', 'NotoSansTamil') },
  { name: 'NotoSansEthiopic', offers: /\p{scx=Ethi}/u, ...google('noto-sans-ethiopic', 'NotoSansEthiopic') },
  { name: 'NotoSansThai', offers: /\p{scx=Thai}/u, ...google('noto-sans-thai', 'NotoSansThai') },
  {
    name: 'NotoSansSC',
    offers:
      /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\u2160-\u217F\u2460-\u24FF\u3000-\u303F\uFF00-\uFFEF]/u,
    ...google('noto-sans-sc', 'NotoSansSC'),
  },
  {
    name: 'NotoSansMath',
    offers: /[\p{S}\p{P}\p{N}]/u,
    regular: '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
  },
  {
    name: 'NotoSansSymbols2',
    offers: /[\p{S}\p{P}\p{N}]/u,
    regular: '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  },
  { name: 'NotoEmoji', offers: /\p{Emoji}/u, ...google('noto-emoji', 'NotoEmoji') },
];
