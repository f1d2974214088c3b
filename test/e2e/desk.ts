import { mkdir } from 'node:fs/promises';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/browser/find-chromium.ts';
import type { WorkspaceOptions } from '../../scripts/sandbox/workspace/start-workspace.ts';
import { lost, readPdf } from '../pdf/read-pdf.ts';
import { startTestWorkspace, type TestWorkspace } from '../scripts/workspace/support.ts';

/** Where pictures of the page's states are kept after a run. */
const pictures = new URL('../../artefacts/pictures/', import.meta.url);

export const desktop = { width: 1280, height: 800 } as const;
export const phone = { width: 375, height: 812 } as const;

const args = [
  ...['--no-sandbox', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A browser in front of a local workspace of its own. */
export interface Desk {
  readonly workspace: TestWorkspace;
  /** A new window, as somebody. */
  readonly as: (
    person: string,
    options?: { size?: typeof desktop | typeof phone; theme?: 'light' | 'dark' },
  ) => Promise<Window>;
  readonly leave: () => Promise<void>;
}

export const openDesk = async (options: Partial<WorkspaceOptions> = {}): Promise<Desk> => {
  const { path } = await findChromium({ log: (line) => process.stderr.write(`${line}\n`) });
  const workspace = await startTestWorkspace(options);
  // One after the other, so that what has started is stopped where the next one does not start.
  const browser = await chromium.launch({ executablePath: path, args }).catch(async (error: unknown) => {
    await workspace.remove();
    throw error;
  });
  return {
    workspace,
    as: (person, more) => openWindow({ workspace, browser, person, ...more }),
    leave: async () => {
      await browser.close();
      await workspace.remove();
    },
  };
};

export interface Window {
  readonly page: Page;
  /** The form in front. */
  readonly form: Locator;
  readonly goTo: (place: string) => Promise<void>;
  /** Types a command into one's own place and waits for the form it opens. */
  readonly command: (text: string) => Promise<void>;
  readonly save: (name?: string) => Promise<void>;
  /** Saves, waits for the form to go, opens the newest PDF in the page, and reads the file itself. */
  readonly paper: (name: string) => Promise<string>;
  /** Everything the page complained about. */
  readonly complaints: readonly string[];
  /** Keeps a picture of the window as it is. */
  readonly picture: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const openWindow = async ({
  workspace,
  browser,
  person,
  size = desktop,
  theme = 'light',
}: {
  workspace: TestWorkspace;
  browser: Browser;
  person: string;
  size?: typeof desktop | typeof phone;
  theme?: 'light' | 'dark';
}): Promise<Window> => {
  const context = await browser.newContext({
    ...{ viewport: size, colorScheme: theme, locale: 'en-GB', reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${workspace.url}/?as=${person}`);
  const form = page.getByRole('dialog');
  const goTo = async (place: string) => {
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: place }).click();
  };
  const command = async (text: string) => {
    await goTo('(you)');
    await page.getByRole('textbox', { name: /^Message / }).fill(text);
    await page.keyboard.press('Enter');
    await form.waitFor();
  };
  const save = async (name = 'Save') => {
    await form.getByRole('button', { name, exact: true }).click();
    await form.waitFor({ state: 'hidden' });
  };
  return {
    ...{ page, form, goTo, command, save, complaints },
    paper: async (name) => {
      await goTo('Graduated Response');
      const card = page.getByRole('button', { name: new RegExp(`^Open .*${name}.*\\.pdf`) }).last();
      await card.waitFor();
      await card.click();
      await form.locator('canvas').first().waitFor();
      const address = await form.getByRole('link', { name: 'Download' }).getAttribute('href');
      const file = await page.request.get(new URL(address ?? '', workspace.url).href);
      return (await readPdf(new Uint8Array(await file.body()))).text;
    },
    picture: async (file) => {
      await mkdir(pictures, { recursive: true });
      await page.screenshot({ path: new URL(`${file}.png`, pictures).pathname });
    },
    close: () => context.close(),
  };
};

/** The words among these that the paper does not hold. */
export const notOn = (paper: string, texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => lost(text, paper));
