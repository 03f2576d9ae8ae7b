/** Mail domains that look like a slip of the keyboard: named to an operator, never used to change an address. */

/** Mailbox providers people mistype most; labels under five letters have too many real neighbours to be here. */
const OFTEN_MISTYPED = (
  'gmail.com googlemail.com yahoo.com yahoo.co.id yahoo.co.uk ymail.com rocketmail.com hotmail.com hotmail.co.id ' +
  'hotmail.co.uk outlook.com outlook.co.id icloud.com protonmail.com yandex.com'
).split(' ');

/** The endings under which a provider really gives out mailboxes. */
const ENDINGS: Readonly<Record<string, string>> = {
  yahoo:
    'com co.id co.uk co.in co.jp co.kr co.nz co.th co.za co.il com.ar com.au com.br com.cn com.co com.hk com.mx ' +
    'com.my com.pe com.ph com.sg com.tr com.tw com.ua com.ve com.vn at be bg ca ch cl cn cz de dk ee es fi fr gr ' +
    'hr hu ie in it jp lt lv nl no pl pt ro rs ru se si sk ne.jp',
  hotmail:
    'com co.id co.uk co.il co.in co.jp co.kr co.nz co.th co.za com.ar com.au com.br com.hk com.my com.ph com.sg ' +
    'com.tr com.tw com.vn at be ca ch cl cz de dk ee es fi fr gr hu ie in it jp lt lv my nl no ph pt rs ru se sg sk',
  outlook:
    'com co.id co.il co.nz co.th com.ar com.au com.br com.gr com.tr com.vn at be bz cl cz de dk es fr hu ie in it ' +
    'jp kr lv my ph pt sa sg sk',
  live:
    'com co.id co.in co.kr co.uk co.za com.ar com.au com.mx com.my com.ph com.pt com.sg at be ca cl cn de dk fi ' +
    'fr hk ie in it jp nl no ru se',
  gmx: 'com de net at ch co.uk us fr es it',
  yandex: 'com ru by kz ua uz com.tr',
};

/** Real, and one slip away from another; with the remaining providers of these parts. */
const REAL = (
  'gmail.ru gmail.pl gmail.de mail.com email.com mail.ru imail.com cloud.com me.com mac.com msn.com aol.com ' +
  'aol.co.uk qq.com 163.com 126.com naver.com proton.me pm.me protonmail.ch fastmail.com fastmail.fm ' +
  'hushmail.com rediffmail.com zoho.com tutanota.com tuta.io inbox.com inbox.lv web.de t-online.de comcast.net ' +
  'att.net lycos.com telkom.net telkom.net.id plasa.com indosat.net.id cbn.net.id centrin.net.id rad.net.id ' +
  'indo.net.id link.net.id biz.net.id dnet.net.id'
).split(' ');

const GOOD: ReadonlySet<string> = new Set([
  ...OFTEN_MISTYPED,
  ...REAL,
  ...Object.entries(ENDINGS).flatMap(([label, endings]) =>
    endings.split(' ').map((end) => `${label}.${end}`),
  ),
]);

/** No top-level domain at all: behind any provider's name they are a slip. */
const NO_ENDING = /\.(?:con|cpm|cim|vom|xom|cok|clm|cm0|c0m|comm|coom|ccom|ocm|cmo|comn|coml|come|cin)$/;
/** These exist; behind a label that gives out mailboxes under other endings only, they are a slip. */
const ASTRAY = [
  'co',
  'cm',
  'om',
  'net',
  'org',
  'id',
  'co.id',
  'com.id',
  'net.id',
  'or.id',
  'go.id',
  'web.id',
];

const BY_LENGTH = new Map<number, string[]>();
/** Slips that are looked up: other endings, and the one word people confuse with a name. */
const KNOWN_SLIPS = new Map([['icould.com', 'icloud.com']]);
for (const domain of OFTEN_MISTYPED) {
  for (const length of [domain.length - 1, domain.length, domain.length + 1]) {
    BY_LENGTH.set(length, [...(BY_LENGTH.get(length) ?? []), domain]);
  }
  const label = domain.slice(0, domain.indexOf('.'));
  for (const end of ASTRAY) {
    const local = end.endsWith('id') && GOOD.has(`${label}.co.id`) ? `${label}.co.id` : `${label}.com`;
    if (!GOOD.has(`${label}.${end}`)) KNOWN_SLIPS.set(`${label}.${end}`, local);
  }
}

/** Does a well-known provider give out mailboxes under this domain? */
export function isMailboxProvider(domain: string): boolean {
  return GOOD.has(domain);
}

/**
 * The domain probably meant, or null. Takes a domain as `email` cells give it: lower-case ASCII. A known provider
 * is never flagged; a stranger is flagged one insertion, omission, exchange or swap of neighbours away from one.
 */
export function looksMistyped(domain: string): string | null {
  if (GOOD.has(domain)) return null;
  const known = KNOWN_SLIPS.get(domain);
  if (known !== undefined) return known;
  const meant = BY_LENGTH.get(domain.length)?.find((provider) => isOneSlipAway(domain, provider));
  if (meant !== undefined) return meant;
  if (!NO_ENDING.test(domain)) return null;
  const com = `${domain.slice(0, domain.lastIndexOf('.'))}.com`;
  return GOOD.has(com) ? com : null;
}

/** In a label of five letters the first must stand: fmail, tmail, zmail and many like them are real. */
function isOneSlipAway(domain: string, provider: string): boolean {
  const shorter = Math.min(domain.length, provider.length);
  let at = 0;
  while (at < shorter && domain.charCodeAt(at) === provider.charCodeAt(at)) at++;
  if (domain.length !== provider.length) {
    if (at === 0 && provider.indexOf('.') < 6) return false;
    const [long, short] = domain.length > provider.length ? [domain, provider] : [provider, domain];
    return sameFrom(long, at + 1, short, at);
  }
  if (domain[at] === provider[at + 1] && domain[at + 1] === provider[at]) {
    return sameFrom(domain, at + 2, provider, at + 2);
  }
  if (at === 0 && provider.indexOf('.') < 6) return false;
  return sameFrom(domain, at + 1, provider, at + 1);
}

function sameFrom(one: string, oneAt: number, two: string, twoAt: number): boolean {
  for (let i = oneAt, k = twoAt; i < one.length || k < two.length; i++, k++) {
    if (one.charCodeAt(i) !== two.charCodeAt(k)) return false;
  }
  return true;
}
