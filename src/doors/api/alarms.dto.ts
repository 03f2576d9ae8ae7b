/** What is asked of alarms, and said about one. */
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { inIndonesian, Text } from './fields.ts';

export class AlarmsQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'] })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'all is true or false', ...inIndonesian('harus true atau false') })
  readonly all?: 'true' | 'false';
}

export class AcknowledgeBody {
  @Text({ max: 500, optional: true, description: 'What you do about it; the next one who looks reads it.' })
  reason?: string;
}
