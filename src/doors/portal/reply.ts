/** How every page of the portal leaves the house: never cached, never framed, no script, no referrer. */
import type { FastifyReply } from 'fastify';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

export function sendPage(reply: FastifyReply, status: number, page: ReactElement, more: Headers = {}): void {
  const html = `<!doctype html>${renderToStaticMarkup(page)}`;
  void reply
    .code(status)
    .headers({ ...HEADERS, ...more })
    .type('text/html; charset=utf-8')
    .send(html);
}

type Headers = Readonly<Record<string, string>>;

/** A page about nobody in particular: whoever looks for it should find it. */
export const FINDABLE: Headers = { 'x-robots-tag': 'all' };

/** A draft's preview stands within the console: a frame of our own pages, and of nobody else's. */
export const FRAMED_BY_US: Headers = {
  'content-security-policy': HEADERS['content-security-policy'].replace(/'none'$/, "'self'"),
};

/** An image is only ever an image, and never changes under its hash. */
export const IMAGE_HEADERS = {
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** After a POST, and to take a token out of the address. */
export function seeOther(reply: FastifyReply, path: string): void {
  void reply.code(303).headers(HEADERS).header('location', path).send();
}

/** Wrong answers all take this long, whatever was wrong about the question. */
const WRONG_ANSWER_MS = 120;

export async function evenly(startedAt: number): Promise<void> {
  const left = startedAt + WRONG_ANSWER_MS - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
