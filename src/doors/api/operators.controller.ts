/** The people who run Amends, their keys, and who I am. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { ApiKeys, Operators, ROLE_NAMES, type SetupLink } from '../../operators/index.ts';
import type { Config } from '../../platform/config.ts';
import { CONFIG } from '../../platform/tokens.ts';
import { By, Needs } from '../access.ts';
import { Text, TextList } from './fields.ts';

class CreateOperatorBody {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 254 })
  email!: string;

  @TextList({ description: `Among ${ROLE_NAMES.join(', ')}.` })
  roles!: string[];
}

class RolesBody {
  @TextList({ description: `Among ${ROLE_NAMES.join(', ')}.` })
  roles!: string[];
}

class KeyBody {
  @Text({ max: 100, description: 'What the key is for, as shown in the list.' })
  label!: string;
}

@ApiTags('operators')
@Controller('api/v1')
export class OperatorsController {
  constructor(
    private readonly operators: Operators,
    private readonly apiKeys: ApiKeys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('me')
  @Needs('anyone')
  async me(@By() actor: Actor) {
    const { id, name, email, roles } = await this.operators.get(actor.operatorId);
    return { id, name, email, roles, permissions: [...actor.permissions].sort() };
  }

  @Get('operators')
  @Needs('operator.read')
  async list() {
    return { operators: await this.operators.list() };
  }

  @Post('operators')
  @Needs('operator.write')
  async create(@Body() body: CreateOperatorBody, @By() actor: Actor) {
    const { operator, setupLink } = await this.operators.create(body, actor);
    return { ...operator, setupLink: this.#link(setupLink) };
  }

  @Put('operators/:operator/roles')
  @Needs('operator.write')
  @HttpCode(204)
  setRoles(@Param('operator') operator: string, @Body() body: RolesBody, @By() actor: Actor) {
    return this.operators.setRoles(operator, body.roles, actor);
  }

  @Post('operators/:operator/disable')
  @Needs('operator.write')
  @HttpCode(204)
  disable(@Param('operator') operator: string, @By() actor: Actor) {
    return this.operators.disable(operator, actor);
  }

  @Post('operators/:operator/set-up-link')
  @Needs('operator.write')
  async newLink(@Param('operator') operator: string, @By() actor: Actor) {
    return this.#link(await this.operators.newSetupLink(operator, actor));
  }

  @Get('operators/:operator/keys')
  @Needs('key.write')
  async keys(@Param('operator') operator: string, @By() actor: Actor) {
    return { keys: await this.apiKeys.list(operator, actor) };
  }

  @Post('operators/:operator/keys')
  @Needs('key.write')
  async makeKey(@Param('operator') operator: string, @Body() body: KeyBody, @By() actor: Actor) {
    const { id, prefix, key } = await this.apiKeys.make(operator, body.label, actor);
    return { id, prefix, key: key.reveal() };
  }

  @Delete('operators/:operator/keys/:key')
  @Needs('key.write')
  @HttpCode(204)
  revoke(@Param('operator') operator: string, @Param('key') key: string, @By() actor: Actor) {
    return this.apiKeys.revoke(operator, key, actor);
  }

  #link({ token, expiresAt }: SetupLink) {
    return { url: new URL(`/set-up/${token}`, this.config.publicUrl).href, expiresAt };
  }
}
