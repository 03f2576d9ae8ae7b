/** Who approves in whose place, and until when. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { Deputies, type DeputyInput } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { Instant, Text } from './fields.ts';
import { IdPipe } from './id.pipe.ts';

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
  constructor(private readonly deputies: Deputies) {}

  @Get('deputies')
  @Needs('operator.read')
  async list() {
    return { deputies: await this.deputies.list() };
  }

  /** Everybody may name their own; naming another's needs `operator.write`. */
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
