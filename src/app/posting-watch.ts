/** Looks each day at every page of ours that is posted as a substitute notice, as anybody would. */
import type { INestApplicationContext } from '@nestjs/common';
import { PostedPages } from '../doors/posted-pages.ts';
import { Incidents } from '../incidents/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { Postings } from '../laws/index.ts';
import { Pages } from '../pages/index.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { CLOCK } from '../platform/tokens.ts';
import { PublishedRoots } from '../proofs/index.ts';
import { Substitutes } from '../reports/index.ts';

const HOUR_SECONDS = 3_600;

export function watchPostings(app: INestApplicationContext): void {
  const room = <T>(of: abstract new (...args: never[]) => T): T => app.get(of, { strict: false });
  const clock = app.get<Clock>(CLOCK, { strict: false });
  const posted = new PostedPages(room(Pages), room(Substitutes), room(Postings), room(PublishedRoots), clock);
  room(Jobs).every(HOUR_SECONDS, 'app.postings', async (signal) => {
    const open = (await room(Incidents).list()).filter(({ status }) => status !== 'erased');
    await posted.seeDue(
      open.map(({ id }) => id),
      signal,
    );
  });
}
