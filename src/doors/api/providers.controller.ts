/** Who carries our messages: how it is set, what its lanes do, and whether it takes a message to oneself. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/errors.ts';
import {
  Lanes,
  MESSAGE_PROVIDERS,
  type MessageProvider,
  PROVIDER_FACTS,
  type ProviderFacts,
  ProviderTests,
} from '../../notices/index.ts';
import { Operators } from '../../operators/index.ts';
import { By, Needs } from '../access.ts';
import { can } from '../can.ts';
import { API_ERRORS } from './api.errors.ts';
import { namesOf } from './names.ts';
import { ProviderTestBody } from './providers.dto.ts';

@ApiTags('sending')
@Controller('api/v1/providers')
export class ProvidersController {
  constructor(
    @Inject(PROVIDER_FACTS) private readonly facts: readonly ProviderFacts[],
    private readonly tests: ProviderTests,
    private readonly lanes: Lanes,
    private readonly operators: Operators,
  ) {}

  /** How each is set (never a secret), its lanes, and the last tests. */
  @Get()
  @Needs('notice.read')
  async list(@By() actor: Actor) {
    const [lanes, tests] = [await this.lanes.list(), await this.tests.recent()];
    return {
      providers: this.facts.map((facts) => ({
        ...facts,
        lanes: lanes
          .filter((lane) => lane.provider === facts.provider)
          .map(({ id, sender, country, status, reason, ratePerS, rateMaxPerS }) => ({
            id,
            sender,
            country,
            status,
            reason,
            ratePerS,
            rateMaxPerS,
          })),
        tests: tests.filter(({ provider }) => provider === facts.provider),
        can: { test: can(actor, 'notice.launch'), check: can(actor, 'notice.launch') },
      })),
      names: await namesOf(
        this.operators,
        tests.map(({ madeBy }) => madeBy),
      ),
    };
  }

  /** Asks it what must be right before a launch; nothing is sent. */
  @Post(':provider/check')
  @HttpCode(200)
  @Needs('notice.launch')
  check(@Param('provider') provider: string, @By() actor: Actor) {
    return this.tests.check(known(provider), actor);
  }

  /** A message to oneself: an e-mail to one's own address here, an SMS to the number given. Counts nowhere as told. */
  @Post(':provider/test')
  @HttpCode(200)
  @Needs('notice.launch')
  test(@Param('provider') provider: string, @Body() { to }: ProviderTestBody, @By() actor: Actor) {
    return this.tests.send(known(provider), to ?? null, actor);
  }
}

function known(provider: string): MessageProvider {
  const found = MESSAGE_PROVIDERS.find((one) => one === provider);
  if (!found) throw new DomainError(API_ERRORS.unknown);
  return found;
}
