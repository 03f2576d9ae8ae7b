/** Who approves in whose place, and until when. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { both } from '../../kernel/both.ts';
import { Deputies, type Deputy, type DeputyInput, Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { type Can, can, cannot } from '../can.ts';
import { Instant, Text } from './fields.ts';
import { IdPipe } from './id.pipe.ts';
import { namesOf } from './names.ts';

export class DeputyBody implements DeputyInput {
  @Text({ max: 254, optional: true, description: 'Who is away: id or e-mail address; you, unless told.' })
  principal?: string;

  @Text({ max: 254, description: 'Id or e-mail address.' })
  deputy!: string;

  @Instant({ optional: true, description: 'Now, unless told.' })
  from?: Date;

  @Instant({ description: 'At most 90 days later.' })
  until!: Date;

  @Text({ max: 500 })
  reason!: string;
}

@ApiTags('operators')
@Controller('api/v1')
export class DeputiesController {
  constructor(
    private readonly deputies: Deputies,
    private readonly operators: Operators,
  ) {}

  @Get('deputies')
  @Needs('operator.read')
  async list(@By() actor: Actor) {
    const deputies = await this.deputies.list();
    const people = deputies.flatMap(({ principalId, deputyId, namedBy }) => [principalId, deputyId, namedBy]);
    return {
      deputies: deputies.map((deputy) => ({ ...deputy, can: { end: ends(actor, deputy) } })),
      names: await namesOf(this.operators, people),
    };
  }

  /** Everybody names their own, and nobody another's. */
  @Post('deputies')
  @Needs('anyone')
  name(@Body() body: DeputyBody, @By() actor: Actor) {
    return this.deputies.name(body, actor);
  }

  @Post('deputies/:deputy/end')
  @HttpCode(204)
  @Needs('anyone')
  end(@Param('deputy', IdPipe) id: string, @By() actor: Actor) {
    return this.deputies.end(id, actor);
  }
}

function ends(actor: Actor, { principalId, namedBy, endedAt }: Deputy): Can {
  if (endedAt !== null) return cannot(both('It has ended.', 'Sudah berakhir.'));
  if ([principalId, namedBy].includes(actor.operatorId)) return { allowed: true, reason: null };
  return can(actor, 'operator.write');
}
