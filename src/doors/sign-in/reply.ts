/** How the operators' pages without a script leave the house: never cached, never framed; who is not signed in goes there. */
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { KnownRequest } from '../access.ts';

/** Also for the hotline's pages. */
export function html(reply: FastifyReply, page: string): void {
  void reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    .type('text/html; charset=utf-8')
    .send(page);
}

/** To the page asked for, once signed in; a form that was posted begins at its page. */
export function toSignIn(request: KnownRequest, reply: FastifyReply): void {
  const next = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : '';
  reply.redirect(`/sign-in${next}`, 303);
}

@Catch(UnauthorizedException)
@Injectable()
export class SignedOutFilter implements ExceptionFilter<UnauthorizedException> {
  catch(_: UnauthorizedException, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    toSignIn(http.getRequest<KnownRequest>(), http.getResponse<FastifyReply>());
  }
}
