/** A browser as far as installing an app needs one: it keeps cookies and follows nothing by itself. */
export interface Browser {
  readonly get: (address: string) => Promise<BrowserPage>;
}

export interface BrowserPage {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** Where its links lead. */
  readonly links: readonly string[];
}

const unescaped = (text: string): string => text.replaceAll('&amp;', '&');

/** Cookies marked Secure are kept for this machine's own address, as browsers do. */
export const newBrowser = (): Browser => {
  const cookies = new Map<string, string>();
  return {
    get: async (address) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(address, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      const html = await response.text();
      const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => unescaped(href));
      return { status: response.status, html, headers: response.headers, links };
    },
  };
};
