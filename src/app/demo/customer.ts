/** One customer with a phone and no JavaScript: opens a link, reads, chooses, confirms, by the page's own forms. */

import { Interrupted } from './client.ts';

const LINK = /https?:\/\/[^\s"'<>]+\/r\/[a-z2-7]{32}/;

/** The personal link in a message, or null. */
export function linkIn(text: string): string | null {
  return LINK.exec(text)?.[0] ?? null;
}

interface Form {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A browser as small as it can be: follows redirects itself, keeps cookies, submits forms. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  private address = '';
  private page = '';

  get html(): string {
    return this.page;
  }

  async open(address: string): Promise<void> {
    await this.go(address, null);
  }

  /** Submits the first form whose action matches, with its first choice; false where there is none. */
  async submit(action: RegExp): Promise<boolean> {
    const form = formsOf(this.page).find((f) => action.test(f.action));
    if (!form) return false;
    await this.go(new URL(form.action, this.address).href, new URLSearchParams(form.fields));
    return true;
  }

  private async go(address: string, body: URLSearchParams | null): Promise<void> {
    let [at, sent] = [address, body];
    for (let hops = 0; hops < 6; hops += 1) {
      const response = await fetch(at, {
        method: sent ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: this.cookieHeader(), origin: new URL(at).origin },
        ...(sent ? { body: sent } : {}),
      }).catch(() => null);
      if (!response || response.status >= 500) throw new Interrupted('The portal does not answer.');
      this.keep(response.headers.getSetCookie());
      const next = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && next) {
        [at, sent] = [new URL(next, at).href, null];
        continue;
      }
      this.address = at;
      this.page = await response.text();
      if (!response.ok)
        throw new Error(`The portal answered ${response.status} to ${sent ? 'POST' : 'GET'}.`);
      return;
    }
    throw new Error('The portal redirected in circles.');
  }

  private keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** The forms of a page with their hidden fields and the first radio button of each name. */
function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', inside = '']) => {
    const fields: Record<string, string> = {};
    for (const [tag] of inside.matchAll(/<(?:input|button)\b[^>]*>/g)) {
      const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')];
      if (!name || type === 'submit' || (type === 'radio' && name in fields)) continue;
      fields[name] = attribute(tag, 'value') ?? '';
    }
    return { action: attribute(head, 'action') ?? '', fields };
  });
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? null : value.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}
