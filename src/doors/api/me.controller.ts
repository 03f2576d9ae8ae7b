/** Who I am, what I may do, and what of my own signing-in I can change. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import {
  Operators,
  type OpenSession,
  permissionsOf,
  ROLE_NAMES,
  SecondFactors,
  Sessions,
  SignIn,
} from '../../operators/index.ts';
import { By, InSession, MaybeSession, Needs } from '../access.ts';
import { Text } from './fields.ts';
import { IdPipe } from './id.pipe.ts';

class PasswordBody {
  @Text({ max: 1_000, description: 'The one that counts now.' })
  present!: string;

  @Text({ max: 1_000 })
  password!: string;
}

class CodeBody {
  @Text({ max: 60, description: 'The six digits the authenticator shows, or a recovery code.' })
  code!: string;
}

class BeginBody {
  @Text({
    max: 60,
    optional: true,
    description: 'A code of the one in force, where another takes its place.',
  })
  code?: string;
}

@ApiTags('me')
@Controller('api/v1')
export class MeController {
  constructor(
    private readonly operators: Operators,
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly factors: SecondFactors,
  ) {}

  @Get('me')
  @Needs('anyone')
  async me(@By() actor: Actor, @MaybeSession() session: OpenSession | null) {
    const { id, name, email, roles, incidents } = await this.operators.get(actor.operatorId);
    const permissions = [...actor.permissions].sort();
    const secondFactor = await this.factors.of(id);
    return { id, name, email, roles, permissions, incidents, session, secondFactor };
  }

  /** What each role may do. */
  @Get('roles')
  @Needs('anyone')
  roles() {
    return { roles: ROLE_NAMES.map((role) => ({ role, permissions: [...permissionsOf([role])].sort() })) };
  }

  /** Ends every other session. */
  @Put('me/password')
  @HttpCode(204)
  @Needs('anyone')
  password(
    @Body() { present, password }: PasswordBody,
    @By() actor: Actor,
    @InSession() session: OpenSession,
  ): Promise<void> {
    return this.signIn.changePassword({ present, password, session: session.id }, actor);
  }

  @Get('me/sessions')
  @Needs('anyone')
  async mySessions(@By() actor: Actor, @MaybeSession() session: OpenSession | null) {
    return { sessions: await this.sessions.list(actor.operatorId, actor, session?.id ?? null) };
  }

  @Delete('me/sessions/:session')
  @HttpCode(204)
  @Needs('anyone')
  endSession(@Param('session', IdPipe) id: string, @By() actor: Actor): Promise<void> {
    return this.sessions.end(actor.operatorId, id, actor);
  }

  /** Every session but this one. */
  @Post('me/sessions/end-others')
  @HttpCode(200)
  @Needs('anyone')
  async endOthers(@By() actor: Actor, @MaybeSession() session: OpenSession | null) {
    return { ended: await this.sessions.endAll(actor.operatorId, actor, session?.id ?? null) };
  }

  /** A new secret with its picture; it counts once a code of it was given, and is not shown again after that. */
  @Post('me/second-factor')
  @HttpCode(200)
  @Needs('anyone')
  begin(@Body() { code }: BeginBody, @By() actor: Actor, @InSession() { id: session }: OpenSession) {
    return code === undefined
      ? this.factors.begin(actor.operatorId, { session })
      : this.factors.beginAnew(actor.operatorId, code, { session });
  }

  /** The first code brings it in force; the recovery codes are shown once. */
  @Post('me/second-factor/confirm')
  @HttpCode(200)
  @Needs('anyone')
  async confirm(@Body() { code }: CodeBody, @By() actor: Actor, @InSession() { id: session }: OpenSession) {
    return { recoveryCodes: await this.factors.confirm(code, actor, { session }) };
  }

  /** Ten new ones, shown once; the earlier ones die. */
  @Post('me/second-factor/recovery-codes')
  @HttpCode(200)
  @Needs('anyone')
  async recoveryCodes(@Body() { code }: CodeBody, @By() actor: Actor, @InSession() _session: OpenSession) {
    return { recoveryCodes: await this.factors.newRecoveryCodes(actor.operatorId, code, actor) };
  }
}
