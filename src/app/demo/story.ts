/** The main job, step by step, through the API with two people's keys; every step first looks whether it is done. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { declaration, FILES, OFFER_SETS, OFFERS, PAGE, SLUG } from './breach.ts';
import type { ApiClient } from './client.ts';
import type { Grants, Guard, Notice, PageStanding, Run, Source, Standing } from './answers.ts';

const POLL_MS = 200;
/** After this long without any change, what is still open is told as open instead of being waited for. */
const STILL_MS = 20_000;
const WORK_MS = 180_000;

export type Report = (done: number, total: number) => void;

export interface People {
  /** Makes: declares, uploads, writes, asks for approval, launches. */
  readonly lead: ApiClient;
  /** Checks: accepts rejects, decides guards, approves. */
  readonly checker: ApiClient;
}

interface KnownOffers {
  readonly offers: readonly { id: string; name: string }[];
  readonly sets: readonly { id: string; name: string; status: string }[];
}

export class Story {
  constructor(
    private readonly people: People,
    private readonly samplesDir: string,
  ) {}

  async declare(): Promise<string> {
    const { incidents } = await this.people.lead.get<{ incidents: { id: string; slug: string }[] }>(
      '/incidents',
    );
    const known = incidents.find((incident) => incident.slug === SLUG);
    if (known) return known.id;
    const made = await this.people.lead.post<{ id: string }>(
      '/incidents',
      'demo:declare',
      declaration(new Date()),
    );
    return made.id;
  }

  /** Uploads what is not there yet, maps it, and waits until every record has its verdict. */
  async intake(incident: string, report: Report): Promise<Source[]> {
    const known = new Set((await this.sources(incident)).map((s) => s.baseName));
    const missing = FILES.filter((file) => !known.has(file));
    for (const file of missing) {
      await this.people.lead.putFile(`/incidents/${incident}/files/${file}`, join(this.samplesDir, file));
    }
    const waiting = (await this.sources(incident))
      .filter((s) => s.status === 'uploaded')
      .map((s) => s.baseName);
    if (waiting.length > 0) {
      const mapping = JSON.parse(readFileSync(join(this.samplesDir, 'mapping.json'), 'utf8')) as Record<
        string,
        unknown
      >;
      const chosen = Object.fromEntries(Object.entries(mapping).filter(([file]) => waiting.includes(file)));
      await this.people.lead.post(`/incidents/${incident}/intake`, `demo:intake:${waiting.join()}`, {
        mapping: chosen,
        files: waiting,
      });
    }
    return until(async () => {
      const sources = await this.sources(incident);
      const failed = sources.find((s) => s.status === 'failed');
      if (failed)
        throw new Error(`${failed.baseName} could not be read: ${failed.failure ?? 'no reason given'}`);
      report(
        sources.reduce((sum, s) => sum + s.progress.percent, 0),
        100 * sources.length,
      );
      return sources.every((s) => s.status === 'finished' || s.status === 'accepted') ? sources : null;
    });
  }

  /** The second person accepts each file's rejects by count and reason. */
  async acceptRejects(incident: string): Promise<number> {
    let accepted = 0;
    for (const source of await this.sources(incident)) {
      accepted += Object.values(source.rejected).reduce((a, b) => a + b, 0);
      if (source.rejectsAccepted) continue;
      await this.people.checker.post(
        `/incidents/${incident}/rejects/accept`,
        `demo:accept:${source.baseName}`,
        {
          file: source.baseName,
          counts: source.rejected,
        },
      );
    }
    return accepted;
  }

  async resolve(incident: string): Promise<Run> {
    const known = await this.latestRun(incident);
    if (known?.status === 'done' && known.result) return known.result;
    if (!known || known.status !== 'placed')
      await this.people.lead.post(`/incidents/${incident}/resolve`, `demo:resolve`);
    return until(async () => {
      const run = await this.latestRun(incident);
      if (run?.status === 'refused') throw new Error(`People could not be resolved: ${run.refusal ?? ''}`);
      return run?.status === 'done' ? run.result : null;
    });
  }

  /** The second person decides what waits: the sample holds one conflict, decided as *tell*. */
  async decideGuards(incident: string): Promise<Guard[]> {
    const { guards } = await this.people.checker.get<{ guards: Guard[] }>(`/incidents/${incident}/guards`);
    for (const guard of guards) {
      if (guard.decision !== null || guard.kind !== 'conflict') continue;
      await this.people.checker.post(
        `/incidents/${incident}/guards/${guard.id}/decide`,
        `demo:decide:${guard.id}`,
        {
          decision: 'tell',
          reason: 'Both identity numbers belong to this family account; the person is told either way.',
        },
      );
    }
    return guards;
  }

  /** Templates in both languages, from the starters, held against the law and the facts. */
  async write(incident: string): Promise<string[]> {
    const { starters } = await this.people.lead.get<{ starters: { channel: string; locale: string }[] }>(
      '/messages/starters',
    );
    const ids: string[] = [];
    for (const starter of starters) {
      const once = `demo:template:${starter.channel}:${starter.locale}`;
      const { id } = await this.people.lead.post<{ id: string }>(
        `/incidents/${incident}/templates`,
        once,
        starter,
      );
      const lint = `/incidents/${incident}/templates/${id}/lint`;
      const { findings } = await this.people.lead.post<{
        findings: { severity: string; message: string }[];
      }>(lint, `${once}:lint`);
      const blocking = findings.find((f) => f.severity === 'blocking');
      if (blocking)
        throw new Error(`The ${starter.channel} in ${starter.locale} may not be sent: ${blocking.message}`);
      ids.push(id);
    }
    return ids;
  }

  /** Offers and their sets, approved by the second person; ids of the sets in their order. */
  async offer(incident: string): Promise<string[]> {
    const known = await this.people.lead.get<KnownOffers>(`/incidents/${incident}/offers`);
    const ids: string[] = [];
    for (const set of OFFER_SETS) {
      const found = known.sets.find((s) => s.name === set.name);
      const id = found?.id ?? (await this.makeSet(incident, set, known));
      if (found?.status !== 'approved') {
        const { digest } = await this.people.lead.post<{ digest: string }>(
          `/offer-sets/${id}/submit`,
          `demo:submit:${id}`,
        );
        await this.people.checker.post(`/offer-sets/${id}/approve`, `demo:approve:${id}`, { digest });
      }
      ids.push(id);
    }
    return ids;
  }

  private async makeSet(
    incident: string,
    set: (typeof OFFER_SETS)[number],
    known: KnownOffers,
  ): Promise<string> {
    const { lead } = this.people;
    const offerIds: string[] = [];
    for (const name of set.offers) {
      const body = OFFERS[name];
      const found = known.offers.find((o) => o.name === body.name);
      const { id } =
        found ??
        (await lead.post<{ id: string }>(`/incidents/${incident}/offers`, `demo:offer:${name}`, body));
      offerIds.push(id);
    }
    const { name, takeUpBps } = set;
    const body = { name, mode: 'opt_in', offerIds, takeUpBps };
    return (await lead.post<{ id: string }>(`/incidents/${incident}/offer-sets`, `demo:set:${name}`, body))
      .id;
  }

  /** The page for everybody, published by the second person; once. */
  async publish(incident: string): Promise<void> {
    const page = `/incidents/${incident}/page`;
    const { lead, checker } = this.people;
    const { current, waiting } = await lead.get<PageStanding>(page);
    if (current) return;
    const draft = waiting?.id ?? (await this.proposePage(page));
    await checker.post(`${page}/drafts/${draft}/publish`, `demo:publish:${draft}`);
  }

  private async proposePage(page: string): Promise<string> {
    const { lead } = this.people;
    const { content } = await lead.get<{ content: object }>(`${page}/starter`);
    const body = { content: { ...content, ...PAGE } };
    return (await lead.post<{ id: string }>(`${page}/drafts`, 'demo:page', body)).id;
  }

  /** Drafts, asks for approval, is approved by the second person, launches; once. */
  async launch(incident: string, templateIds: string[], offerSetIds: string[]): Promise<string> {
    const { notices } = await this.people.lead.get<{ notices: Notice[] }>(`/incidents/${incident}/notices`);
    const known = notices[0];
    const id =
      known?.id ??
      (
        await this.people.lead.post<{ id: string }>(`/incidents/${incident}/notices`, 'demo:notice', {
          name: 'What leaked about you',
          templateIds,
          offerSetIds,
          quietHours: null,
        })
      ).id;
    if (known && !['draft', 'requested', 'approved'].includes(known.status)) return id;
    if (known?.status !== 'approved') {
      const { digest } = await this.people.lead.post<{ digest: string }>(
        `/notices/${id}/submit`,
        `demo:submit:${id}`,
      );
      await this.people.checker.post(`/notices/${id}/approve`, `demo:approve:${id}`, { digest });
    }
    await this.people.lead.post(`/notices/${id}/launch`, `demo:launch:${id}`);
    return id;
  }

  /** Waits until everyone's delivery came to rest; what only stays unknown is told as such, calls are waited for. */
  async deliver(notice: string, report: Report): Promise<Standing> {
    let [before, since] = ['', performance.now()];
    return until(async () => {
      const standing = await this.people.lead.get<Standing>(`/notices/${notice}`);
      const { open, total } = openOf(standing);
      report(total - open, total);
      if (open === 0 && total > 0) return standing;
      const now = JSON.stringify(standing.deliveries);
      if (now !== before || inHand(standing)) [before, since] = [now, performance.now()];
      return total > 0 && performance.now() - since > STILL_MS ? standing : null;
    });
  }

  /** Waits until each set of ours has been granted to everyone it is for, and nothing changes any more. */
  async grants(incident: string): Promise<Grants> {
    let before = '';
    return until(async () => {
      const grants = await this.people.lead.get<Grants>(`/incidents/${incident}/grants`);
      const now = JSON.stringify(grants);
      const ours = grants.sets.filter(({ name }) => OFFER_SETS.some((set) => set.name === name));
      const steady = now === before && ours.every((set) => set.granted >= set.eligible);
      before = now;
      return steady ? grants : null;
    });
  }

  async finance(
    incident: string,
  ): Promise<{ report: unknown; proof: { ok: boolean; journals: number; balanced: boolean } }> {
    const report = await this.people.checker.get(`/incidents/${incident}/cost-report`);
    const proof = await this.people.checker.post<{ ok: boolean; journals: number; balanced: boolean }>(
      '/ledger/prove',
      `demo:prove:${Date.now()}`,
    );
    return { report, proof };
  }

  async sources(incident: string): Promise<Source[]> {
    return (await this.people.lead.get<{ sources: Source[] }>(`/incidents/${incident}/sources`)).sources;
  }

  private async latestRun(incident: string) {
    return (
      await this.people.lead.get<{
        run: { status: string; result: Run | null; refusal: string | null } | null;
      }>(`/incidents/${incident}/runs/latest`)
    ).run;
  }
}

const AT_REST = new Set([
  'delivered',
  'bounced',
  'complained',
  'undelivered',
  'failed',
  'unconfirmed',
  'suppressed',
  'cancelled',
]);

/** Deliveries still on their way (an acceptance waits for its event), and all of them. */
function openOf({ deliveries }: Standing): { open: number; total: number } {
  const counts = Object.values(deliveries).flatMap((states) => Object.entries(states));
  const total = counts.reduce((sum, [, n]) => sum + n, 0);
  return { open: total - counts.reduce((sum, [state, n]) => sum + (AT_REST.has(state) ? n : 0), 0), total };
}

/** A lease ends by itself: what a killed worker held comes to rest, or back. */
function inHand({ deliveries }: Standing): boolean {
  return Object.values(deliveries).some((states) => (states['claimed'] ?? 0) + (states['sending'] ?? 0) > 0);
}

/** Asks again and again until there is an answer. */
async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  const deadline = performance.now() + WORK_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > deadline)
      throw new Error('The worker made no progress; look into the logs of the demo.');
    await sleep(POLL_MS);
  }
}
