/** The hotline in a browser, for whoever answers: the same verbs as the API, POST-redirect-GET, no script. */
import {
  type ArgumentsHost,
  Body,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  Injectable,
  Param,
  Post,
  Query,
  Req,
  Res,
  UnauthorizedException,
  UseFilters,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CallId, Calls } from '../../hotline/index.ts';
import { Incidents } from '../../incidents/index.ts';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import { problemOf } from '../../platform/http/problem.ts';
import { By, type KnownRequest, Needs } from '../access.ts';
import {
  answerOf,
  CallAnswerBody,
  CallBody,
  CallCodeBody,
  CallEndBody,
  statedOf,
} from '../api/hotline.dto.ts';
import { IdPipe } from '../api/id.pipe.ts';
import { readBody } from '../cli/body.ts';
import { languageOf } from '../portal/language.ts';
import { ofIncidents } from '../reach.ts';
import { html, toSignIn } from '../sign-in/reply.ts';
import { callPage, choosePage, findPage, refusalPage, type Said } from './pages.tsx';

const SAID: ReadonlySet<string> = new Set<Said>(['sent', 'wrong', 'right']);

type Form = Readonly<Record<string, unknown>>;

/** What a form leaves empty was not said. */
function readForm<T extends object>(of: new () => T, form: Form): Promise<T> {
  return readBody(of, Object.fromEntries(Object.entries(form).filter(([, value]) => value !== '')));
}

/** Whoever is not signed in is sent there; everything else is one sentence and a way back. */
@Catch()
@Injectable()
export class HotlineFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<KnownRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof UnauthorizedException) return toSignIn(request, reply);
    const problem = problemOf(error);
    if (!problem) throw error;
    const path = request.url.split('?')[0]!;
    const back = path.replace(/\/(?:code|answer|end)$/, '');
    const seen = { locale: languageOf(request), path: back };
    html(reply.status(problem.status), refusalPage(problem.detail ?? problem.title, back, seen));
  }
}

@ApiExcludeController()
@UseFilters(HotlineFilter)
@Controller('hotline')
export class HotlinePagesController {
  constructor(
    private readonly calls: Calls,
    private readonly incidents: Incidents,
  ) {}

  @Get()
  @Needs('hotline.answer')
  async choose(@Req() request: KnownRequest, @Res() reply: FastifyReply, @By() actor: Actor): Promise<void> {
    const seen = { locale: languageOf(request), path: '/hotline' };
    html(
      reply,
      choosePage(
        ofIncidents(actor, await this.incidents.list(), ({ id }) => id),
        seen,
      ),
    );
  }

  @Get('calls/:call')
  @Needs('hotline.answer')
  async call(
    @Param('call', IdPipe) id: CallId,
    @Query('said') said: string | undefined,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @By() actor: Actor,
  ): Promise<void> {
    const call = await this.calls.view(id, actor);
    const incident = await this.incidents.get(call.incidentId);
    const shown = said !== undefined && SAID.has(said) ? (said as Said) : null;
    const seen = { locale: languageOf(request), path: `/hotline/calls/${id}` };
    html(reply, callPage({ call, incident, said: shown }, seen));
  }

  @Post('calls/:call/code')
  @Needs('hotline.answer')
  async code(
    @Param('call', IdPipe) id: CallId,
    @Body() form: Form,
    @Res() reply: FastifyReply,
    @By() actor: Actor,
  ): Promise<void> {
    const { channel } = await readForm(CallCodeBody, form);
    await this.calls.sendCode(id, channel, actor);
    reply.redirect(`/hotline/calls/${id}?said=sent`, 303);
  }

  @Post('calls/:call/answer')
  @Needs('hotline.answer')
  async answer(
    @Param('call', IdPipe) id: CallId,
    @Body() form: Form,
    @Res() reply: FastifyReply,
    @By() actor: Actor,
  ): Promise<void> {
    const { right } = await this.calls.prove(id, answerOf(await readForm(CallAnswerBody, form)), actor);
    reply.redirect(`/hotline/calls/${id}?said=${right ? 'right' : 'wrong'}`, 303);
  }

  @Post('calls/:call/end')
  @Needs('hotline.answer')
  async end(
    @Param('call', IdPipe) id: CallId,
    @Body() form: Form,
    @Res() reply: FastifyReply,
    @By() actor: Actor,
  ): Promise<void> {
    await this.calls.close(id, await readForm(CallEndBody, form), actor);
    reply.redirect(`/hotline/calls/${id}`, 303);
  }

  @Get(':slug')
  @Needs('hotline.answer')
  async find(
    @Param('slug') slug: string,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    html(reply, await this.#findPage(slug, request));
  }

  @Post(':slug')
  @Needs('hotline.answer')
  async open(
    @Param('slug') slug: string,
    @Body() form: Form,
    @Req() request: KnownRequest,
    @Res() reply: FastifyReply,
    @By() actor: Actor,
  ): Promise<void> {
    const incident = await this.incidents.get(slug);
    try {
      const body = await readForm(CallBody, form);
      const of = { incidentId: incident.id, stated: statedOf(body), locale: body.locale ?? 'id' } as const;
      const { id } = await this.calls.open(of, actor);
      reply.redirect(`/hotline/calls/${id}`, 303);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      html(reply.status(400), await this.#findPage(slug, request, error.message));
    }
  }

  async #findPage(slug: string, request: KnownRequest, problem?: string): Promise<string> {
    const incident = await this.incidents.get(slug);
    const script = await this.calls.script(incident.id);
    const seen = { locale: languageOf(request), path: `/hotline/${incident.slug}` };
    return findPage({ incident, script, problem }, seen);
  }
}
