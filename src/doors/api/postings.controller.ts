/** Substitute notices: what hangs where for people nobody could reach, and what shows it. */
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import { type PostingId, Postings } from '../../laws/index.ts';
import { Operators } from '../../operators/index.ts';
import { PublishedRoots } from '../../proofs/index.ts';
import { Substitutes } from '../../reports/index.ts';
import { By, Needs } from '../access.ts';
import { postingCan } from '../page-can.ts';
import { PostedPages } from '../posted-pages.ts';
import { PostingBody, PostingEndBody, ProofBody, proofOf } from './holds.dto.ts';
import { IdPipe, WholePipe } from './id.pipe.ts';
import { IncidentPipe } from './incident.pipe.ts';
import { namesOf } from './names.ts';
import { PagePostingBody } from './pages.dto.ts';

@ApiTags('laws')
@Controller('api/v1')
export class PostingsController {
  constructor(
    private readonly postings: Postings,
    private readonly substitutes: Substitutes,
    private readonly posted: PostedPages,
    private readonly operators: Operators,
    private readonly published: PublishedRoots,
  ) {}

  /** Latest first, each with what is wrong with it by the laws of now. */
  @Get('incidents/:incident/postings')
  @Needs('incident.read')
  async list(@Param('incident', IncidentPipe) incident: IncidentId, @By() actor: Actor) {
    const postings = await this.postings.list(incident);
    const home = await this.published.pageOf(incident);
    return {
      postings: postings.map((posting) => ({ ...posting, can: postingCan(actor, posting, home) })),
      names: await namesOf(
        this.operators,
        postings.map(({ recordedBy }) => recordedBy),
      ),
    };
  }

  /** Records what is or will be posted, and counts whom it stands for. */
  @Post('incidents/:incident/postings')
  @Needs('posting.write')
  post(@Param('incident', IncidentPipe) incident: IncidentId, @Body() body: PostingBody, @By() actor: Actor) {
    return this.substitutes.post(incident, body, actor);
  }

  /** Records the latest version of the incident's page as a substitute notice, with whom it stands for. */
  @Post('incidents/:incident/page/postings')
  @Needs('posting.write')
  postPage(
    @Param('incident', IncidentPipe) incident: IncidentId,
    @Body() body: PagePostingBody,
    @By() actor: Actor,
  ) {
    return this.posted.post(incident, body, actor);
  }

  /** Fetches the page where it is posted and keeps what came as proof. */
  @Post('postings/:posting/see')
  @HttpCode(200)
  @Needs('posting.write')
  see(@Param('posting', IdPipe) posting: PostingId, @By() actor: Actor) {
    return this.posted.see(posting, actor);
  }

  /** Somebody saw it there: the file, or its hash. */
  @Post('postings/:posting/proofs')
  @Needs('posting.write')
  prove(@Param('posting', IdPipe) posting: PostingId, @Body() body: ProofBody, @By() actor: Actor) {
    return this.postings.prove(posting, proofOf(body), actor);
  }

  @Get('postings/:posting/proofs/:no')
  @Needs('incident.read')
  async proof(
    @Param('posting', IdPipe) posting: PostingId,
    @Param('no', WholePipe) no: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { mediaType, content } = await this.postings.proof(posting, Number(no));
    // Never rendered in our own origin: it is somebody's page.
    void reply
      .type(mediaType)
      .header('content-disposition', 'attachment')
      .header('x-content-type-options', 'nosniff')
      .send(content);
  }

  /** It was taken down, at another time than planned. */
  @Post('postings/:posting/end')
  @HttpCode(200)
  @Needs('posting.write')
  end(@Param('posting', IdPipe) posting: PostingId, @Body() body: PostingEndBody, @By() actor: Actor) {
    return this.postings.end(posting, body, actor);
  }
}
