/** What somebody may do with an incident's page and its postings as they stand, and in one sentence why not. */
import type { Actor } from '../kernel/actor.ts';
import { both } from '../kernel/both.ts';
import type { ListedPosting } from '../laws/index.ts';
import type { PageDraft, PageStanding, WaitingDraft } from '../pages/index.ts';
import { type Can, can } from './can.ts';

const OWN = both(
  'You wrote it or asked for it: a second person decides, never the same one.',
  'Anda yang menulis atau memintanya: orang kedua yang memutuskan, tidak pernah orang yang sama.',
);
const NOTHING = both(
  'Nothing is published yet: what hangs where must be a published version.',
  'Belum ada yang terbit: yang dipasang haruslah versi yang sudah terbit.',
);

export function pageCan(actor: Actor, { current }: PageStanding) {
  return {
    write: can(actor, 'incident_page.write'),
    post: can(actor, 'posting.write', current ? null : NOTHING),
  };
}

export function waitingCan(actor: Actor, { madeBy, askedBy }: WaitingDraft): { readonly decide: Can } {
  const isOwn = [madeBy, askedBy].includes(actor.operatorId);
  return { decide: can(actor, 'incident_page.approve', isOwn ? OWN : null) };
}

export function keptCan(actor: Actor, _kept: PageDraft): { readonly ask: Can } {
  return { ask: can(actor, 'incident_page.write') };
}

/** `home`: where the incident's own page stands. */
export function postingCan(actor: Actor, posting: ListedPosting, home: string) {
  const ended = posting.endedAt === null ? null : both('It was taken down.', 'Sudah diturunkan.');
  const isOurs = posting.place === `${home}?lang=${posting.locale}`;
  const elsewhere = both(
    'It hangs elsewhere: somebody looks there, and adds what they saw.',
    'Terpasang di tempat lain: seseorang melihat ke sana dan menambahkan yang dilihatnya.',
  );
  return {
    see: can(actor, 'posting.write', isOurs ? ended : elsewhere),
    prove: can(actor, 'posting.write'),
    end: can(actor, 'posting.write', ended),
  };
}
