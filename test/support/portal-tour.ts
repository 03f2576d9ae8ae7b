/** Everything the portal shows to customers, walked page by page as a reader with a phone would. */
import type { Page } from 'playwright-core';
import { Pages } from '../../src/pages/index.ts';
import type { Visitor } from '../../src/compensation/index.ts';
import { anApprovedSet, CLAIM, CREDIT, grantAll, grantOf } from './compensation.ts';
import { aPage } from './pages.ts';
import type { RowInput } from './people-fixtures.ts';
import { aPortal, type PortalDesk, tokenOf, told, untouched, withGoodwill, withGuardian } from './portal.ts';

export const TOUR_LANGUAGES = ['id', 'en'] as const;
export type TourLanguage = (typeof TOUR_LANGUAGES)[number];

/** A page as it stands now; whoever walks may look at it, and must leave it where it is. */
export interface Stop {
  readonly name: string;
  readonly page: Page;
}

export interface Tour {
  readonly portal: PortalDesk;
  readonly url: string;
  /** Every page of one language, once. `open` makes a page of a browser that nobody has used. */
  walk(language: TourLanguage, open: () => Promise<Page>): AsyncGenerator<Stop>;
}

/** After the three people of every portal stand these three, once for each language, each with something of their own. */
const FIRST = 3;
const [ILL, CHILD, FORMER] = [0, 1, 2] as const;

function rowsOf(language: TourLanguage): RowInput[] {
  const own = language === 'id' ? (['id.name', 'plaintext'] as const) : (['id.dob', 'plaintext'] as const);
  return [
    {
      customer: `ill-${language}`,
      email: `sakit-${language}@example.com`,
      phone: language === 'id' ? '+6281234567890' : '+6281234567891',
      leaks: [['hlt.record', 'plaintext'], ['con.email', 'plaintext'], ['gov.nik', 'plaintext'], own],
    },
    {
      customer: `child-${language}`,
      email: `anak-${language}@example.com`,
      minor: true,
      leaks: [['con.phone', 'plaintext'], own],
    },
    {
      customer: `former-${language}`,
      email: `lama-${language}@example.com`,
      former: true,
      leaks: [['con.address', 'plaintext'], own],
    },
  ];
}

/** The portal listening, with offers of two sets granted and a page of the incident published. */
export async function aTour(): Promise<Tour> {
  const portal = await aPortal(undefined, TOUR_LANGUAGES.flatMap(rowsOf));
  const claims = await anApprovedSet(portal, portal.incident.id, [withGuardian(CLAIM)]);
  await grantAll(portal, claims, portal.affected);
  for (const language of TOUR_LANGUAGES) await told(portal, personOf(language, FORMER), 'email');
  const calm = await goodwill(portal);
  await publish(portal);
  await portal.app.listen(0, '127.0.0.1');
  const url = await portal.app.getUrl();
  return {
    portal,
    url,
    walk: async function* walk(language, open) {
      const walker: Walker = { portal, url, language, open, calm: calm[language] };
      yield* publicPages(walker);
      yield* ownPages(walker);
      yield* claimPages(walker);
      yield* childPages(walker);
      yield* goodwillPages(walker);
      yield* formerPages(walker);
    },
  };
}

interface Walker extends Pick<Tour, 'portal' | 'url'> {
  readonly language: TourLanguage;
  /** The token of somebody whom the breach did not touch. */
  readonly calm: string;
  open(): Promise<Page>;
}

function personOf(language: TourLanguage, who: number): number {
  return FIRST + 3 * TOUR_LANGUAGES.indexOf(language) + who;
}

/** Goodwill for one person in each language, of a budget that somebody else has taken; answers their tokens. */
async function goodwill(portal: PortalDesk): Promise<Readonly<Record<TourLanguage, string>>> {
  const people = await untouched(portal, 1 + TOUR_LANGUAGES.length);
  const [first, indonesian, english] = people as [Visitor, Visitor, Visitor];
  const set = await withGoodwill(portal, people, [CREDIT], { budgetGrants: 1n });
  await portal.redemptions.reserve(first, { grantId: await grantOf(portal, first, set), position: 1 });
  return { id: await tokenOf(portal, indonesian), en: await tokenOf(portal, english) };
}

async function publish({ app, incident, maker, checker }: PortalDesk): Promise<void> {
  const of = { strict: false } as const;
  const first = aPage();
  const update = {
    at: '2026-05-20T02:00:00.000Z',
    text: {
      id: 'Semua pelanggan yang alamatnya kami punya sudah kami beri tahu.',
      en: 'Every customer whose address we have has been told.',
    },
  };
  for (const page of [first, { ...first, updates: [update, ...first.updates] }]) {
    const { id } = await app.get(Pages, of).propose(incident.id, page, maker);
    await app.get(Pages, of).decide(incident.id, { draft: id, decision: 'approved' }, checker);
  }
}

async function* publicPages({ portal, url, language, open }: Walker): AsyncGenerator<Stop> {
  const page = await open();
  const home = `${url}/i/${portal.incident.slug}`;
  const at = async (path: string): Promise<void> => {
    await page.goto(`${home}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
  };
  await at('');
  yield { name: 'incident', page };
  await page.locator('#code').fill('ABCD EFGH JKMNP');
  await press(page, '/i/', '[role=alert]');
  yield { name: 'incident-wrong-code', page };
  for (const [name, path] of [
    ['versions', '/versions'],
    ['version', '/versions/1'],
    ['really', '/really'],
  ] as const) {
    await at(path);
    yield { name, page };
  }
  await page.locator('#code').fill(await portal.code(0));
  await press(page, '/i/', '[role=status]');
  yield { name: 'really-yes', page };
  await at('/affected');
  yield { name: 'affected', page };
  await at('/affected/sent');
  yield { name: 'affected-sent', page };
  await page.goto(`${url}/r/wrong?lang=${language}`);
  yield { name: 'link-lost', page };
  await page.context().close();
}

/** By their own link; the address has lost it already. */
async function enter({ portal, url, language, open }: Walker, person: number): Promise<Page> {
  const page = await open();
  await page.goto(`${url}/r/${await portal.token(person)}?lang=${language}`);
  return page;
}

async function* ownPages(walker: Walker): AsyncGenerator<Stop> {
  const { portal, url, language } = walker;
  const ill = personOf(language, ILL);
  const page = await enter(walker, ill);
  yield { name: 'notice', page };
  await page.goto(`${url}/my/prove?for=notice`);
  yield { name: 'prove', page };
  await press(page, '/my/prove/send', 'form[action="/my/prove/code"]');
  yield { name: 'prove-code', page };
  await page.locator('input[name=code]').fill('000000');
  await press(page, '/my/prove/code', '[role=alert]');
  yield { name: 'prove-wrong', page };
  await prove(portal, page);
  await page.waitForURL(/\/my\/notice/);
  await page.getByRole('checkbox').first().check();
  await press(page, '/my/notice/done', '[role=status]');
  yield { name: 'notice-proven', page };
  await page.goto(`${url}/my/offers`);
  yield { name: 'offers', page };
  await page.getByRole('radio').nth(1).check();
  await page.locator('form:has(input[type=radio]) button').click();
  await page.waitForURL(/confirm\?grant=/);
  yield { name: 'confirm', page };
  await page.locator('form[action="/my/offers/confirm"] button').click();
  await page.waitForURL(/receipt\?grant=/);
  for (const cohortId of portal.affected.cohortIds) await portal.fulfilments.deliverCodes(cohortId);
  await page.reload();
  yield { name: 'receipt', page };
  const stranger = await enter(walker, ill);
  await stranger.goto(page.url());
  yield { name: 'receipt-hidden', page: stranger };
  await stranger.context().close();
  await page.goto(`${url}/my/offers`);
  yield { name: 'offers-chosen', page };
  await page.context().close();
}

async function* claimPages(walker: Walker): AsyncGenerator<Stop> {
  const { portal, url, language } = walker;
  const page = await enter(walker, personOf(language, FORMER));
  await page.goto(`${url}/my/prove?for=offers`);
  await press(page, '/my/prove/send', 'form[action="/my/prove/code"]');
  await prove(portal, page);
  await page.waitForURL(/\/my\/offers/);
  await page.locator('form[action="/my/offers/reserve"]:not(:has(input[type=radio])) button').click();
  await page.waitForURL(/confirm\?grant=/);
  await page.locator('form[action="/my/offers/confirm"] button').click();
  await page.waitForURL(/receipt\?grant=/);
  await page.locator('a[href^="/my/claim"]').click();
  await page.locator('input[name=amount]').waitFor();
  yield { name: 'claim', page };
  await page.locator('input[name=amount]').fill('1.500.000');
  const what = { id: 'Pinjaman atas nama saya, 12 Mei.', en: 'A loan in my name, 12 May.' };
  await page.locator('textarea[name=statement]').fill(what[language]);
  await press(page, '/my/claim', 'form[action^="/my/claim/evidence"]');
  yield { name: 'claim-filed', page };
  await page.context().close();
}

async function* goodwillPages({ url, language, calm, open }: Walker): AsyncGenerator<Stop> {
  const page = await open();
  await page.goto(`${url}/r/${calm}?lang=${language}`);
  yield { name: 'notice-goodwill', page };
  await page.goto(`${url}/my/offers`);
  yield { name: 'offers-none-left', page };
  await press(page, '/my/offers/wait', '[role=status]');
  yield { name: 'offers-waiting', page };
  await page.context().close();
}

async function* childPages(walker: Walker): AsyncGenerator<Stop> {
  const { url, language } = walker;
  const page = await enter(walker, personOf(language, CHILD));
  yield { name: 'notice-child', page };
  await page.goto(`${url}/my/offers`);
  yield { name: 'offers-child', page };
  await page.goto(`${url}/my/guardian`);
  yield { name: 'guardian', page };
  await page.locator('form[action="/my/guardian"] button').click();
  await page.waitForURL(/\/my\/notice/);
  await page.goto(`${url}/my/guardian`);
  yield { name: 'guardian-said', page };
  await page.context().close();
}

/** Last: "this is not me" ends their link. */
async function* formerPages(walker: Walker): AsyncGenerator<Stop> {
  const { url, language } = walker;
  const page = await enter(walker, personOf(language, FORMER));
  yield { name: 'notice-former', page };
  await page.goto(`${url}/my/former`);
  yield { name: 'former', page };
  await page.goto(`${url}/my/not-me`);
  yield { name: 'not-me', page };
  await page.locator('form[action="/my/not-me"] button').first().click();
  await page.locator('form[action="/my/not-me"]').waitFor({ state: 'detached' });
  yield { name: 'not-me-stopped', page };
  await page.goto(`${url}/my/notice`);
  yield { name: 'visit-over', page };
  await page.context().close();
}

/** Sends the first form of that action and waits for what the next page has. */
async function press(page: Page, action: string, next: string): Promise<void> {
  await page.locator(`form[action^="${action}"] button`).first().click();
  await page.locator(next).first().waitFor();
}

/** Types the code that would have come by e-mail. */
async function prove(portal: PortalDesk, page: Page): Promise<void> {
  await page.locator('input[name=code]').fill(/\b\d{6}\b/.exec(await portal.ordered())?.[0] ?? '');
  await page.locator('form[action="/my/prove/code"] button').click();
}
