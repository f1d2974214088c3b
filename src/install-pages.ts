/** A page in a browser. What Slack or a person named stands in it as text alone. */
export interface Page {
  readonly status: number;
  readonly title: string;
  /** One paragraph each. */
  readonly words: readonly string[];
  readonly link?: { readonly label: string; readonly href: string };
}

const NAMED: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };

const asText = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&${NAMED[letter]};`);

const STYLE =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}a{color:#1d4d4f}a.main{display:inline-block;padding:.75rem 1.25rem;border-radius:.25rem;background:#1d4d4f;color:#fff;text-decoration:none}a:focus-visible{outline:3px solid #c25e00;outline-offset:2px}';

export const pageHtml = ({ title, words, link }: Page): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asText(title)} – Graduated Response</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${asText(title)}</h1>
${words.map((paragraph) => `<p>${asText(paragraph)}</p>`).join('\n')}
${link ? `<p><a class="main" href="${asText(link.href)}">${asText(link.label)}</a></p>` : ''}
</main>
</body>
</html>
`;

/** The address holds a code and a state: it is passed on to nobody, and kept by nobody. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export const startPage = (href: string): Page => ({
  status: 200,
  title: 'Add Graduated Response to Slack',
  words: [
    'Slack will ask you which workspace it is for, and show what the app may do there. It cannot read messages.',
    'You may have to ask an admin of your workspace to allow it.',
  ],
  link: { label: 'Add to Slack', href },
});

export const installedPage = (name: string): Page => ({
  status: 200,
  title: 'Graduated Response is installed',
  words: [
    `It is now part of ${name} in Slack.`,
    'Next: go to Slack and type /setting in any channel. That sets up your first setting. Whoever installed the app, or an admin or owner, can do it.',
  ],
});

const again = { label: 'Start again', href: '/slack/install' };

export const refusedPage: Page = {
  status: 200,
  title: 'Nothing was installed',
  words: ['The app was not allowed in Slack, so nothing has changed.'],
  link: again,
};

export const stalePage: Page = {
  status: 400,
  title: 'Please start again',
  words: [
    'This page works once, for ten minutes, and only in the browser in which the installation was begun. Nothing was installed.',
  ],
  link: again,
};

export const failedPage: Page = {
  status: 502,
  title: 'That did not work',
  words: ['Slack did not finish the installation, so nothing was installed. Please try again in a minute.'],
  link: again,
};

export const busyPage: Page = {
  status: 429,
  title: 'Too many people at once',
  words: ['Please try again in a minute.'],
};
