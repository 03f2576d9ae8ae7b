/** A draft as readers would see it: for whoever publishes it, before they do. */
import { Injectable } from '@nestjs/common';
import { Incidents } from '../../incidents/index.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { type PageDraftId, Pages } from '../../pages/index.ts';
import { branded } from './branding.ts';
import { pageModel } from './incident-pages.ts';
import { Portal } from './portal.ts';
import { type Locale, WORDS } from './text.ts';
import type { VersionModel } from './views/versions.tsx';

@Injectable()
export class PagePreviews {
  constructor(
    private readonly portal: Portal,
    private readonly incidents: Incidents,
    private readonly pages: Pages,
  ) {}

  /** With the brand it would wear; `path` is where this preview itself stands. */
  async model(
    incidentId: IncidentId,
    draftId: PageDraftId,
    { locale, path }: { locale: Locale; path: string },
  ): Promise<VersionModel> {
    const draft = await this.pages.draft(incidentId, draftId);
    const { logo } = draft.content.brand;
    const incident = {
      ...branded(await this.incidents.get(incidentId), draft),
      // Readers get no image before the first page is published.
      logoHref: logo && `/api/v1/incidents/${incidentId}/page/logos/${logo}`,
    };
    const title = `${WORDS[locale].incidentTitle} ${incident.brand.name}`;
    const asVersion = { ...draft, version: 0, publishedAt: draft.madeAt };
    return {
      frame: this.portal.frame(incident, locale, { title, path, tab: null }),
      page: pageModel(asVersion, incident, locale),
      standing: 'draft',
      sha256: draft.sha256,
      contentHref: null,
    };
  }
}
