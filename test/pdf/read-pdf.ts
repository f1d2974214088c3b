import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Item {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  readonly links: number;
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly info: ReadonlyMap<string, unknown>;
  /** Everything readable, page by page. */
  readonly text: string;
}

/** What a reader finds in the finished file; y grows downwards. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const items = content.items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str.normalize('NFKC'), x: item.transform[4], y: height - item.transform[5] }]
        : [],
    );
    pages.push({ width, height, items, links: (await page.getAnnotations()).length });
  }
  const { info } = await document.getMetadata();
  await document.destroy();
  return {
    pages,
    info: new Map(Object.entries(info)),
    text: pages.flatMap((page) => page.items.map((item) => item.text)).join(' '),
  };
}

/** Letters and digits only: a line may end at a hyphen or a slash, and a mark placed over a letter is read apart. */
export const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words wanted that are not, or not often enough, among those found. */
export function lost(wanted: string, found: string): string[] {
  const left = new Map<string, number>();
  for (const word of words(found)) left.set(word, (left.get(word) ?? 0) + 1);
  return words(wanted).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** The items of a page as lines from the top; each line from left to right. */
export function linesOf(items: readonly Item[]): Item[][] {
  const lines: Item[][] = [];
  for (const item of [...items].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line && Math.abs((line[0]?.y ?? 0) - item.y) < 3) line.push(item);
    else lines.push([item]);
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
}
