/** The API described (OpenAPI 3.1 at /api/openapi.json) and a page to read it, served from our own files. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { addAnswer, readAnswers } from './answers.ts';
import { ApiModule } from './api.module.ts';

interface Operation {
  readonly parameters: { name: string; in: string; required: boolean; schema: object }[];
  summary?: string;
  responses: Record<string, object>;
}

const DESCRIPTION = `One breach from export files to balanced books. Send an API key as a Bearer token; every action
has a named person behind it. Amounts and 64-bit numbers are decimal strings. A refusal is an RFC 9457 problem with a
\`code\` from docs/errors.md. Repeat a POST or PATCH safely with an \`Idempotency-Key\`: the same key and body give the
same answer for 7 days, another body 422, one still in flight 409.`;

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', examples: ['incidents.unknown'] },
    detail: { type: 'string', description: 'One sentence: what is wrong and what to do.' },
  },
};

const REUSED = '422';
/** Told once, and referred to by every route. */
const REFUSALS: Readonly<Record<string, { readonly name: string; readonly description: string }>> = {
  400: { name: 'NotAccepted', description: 'Not accepted' },
  401: { name: 'NotSignedIn', description: 'Not signed in' },
  403: { name: 'NotAllowed', description: 'Not allowed' },
  404: { name: 'Unknown', description: 'Unknown' },
  409: { name: 'Conflict', description: 'Conflict' },
  [REUSED]: { name: 'Reused', description: 'The Idempotency-Key was used with another body' },
};

export function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Amends')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addBearerAuth(
      { type: 'http', bearerFormat: 'amk_…', description: 'An API key of a named operator.' },
      'key',
    )
    .addSecurityRequirements('key')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    include: [ApiModule],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  for (const schema of Object.values(document.components?.schemas ?? {})) sayNull(schema);
  const answers = readAnswers();
  const schemas = { ...document.components?.schemas, ...answers.schemas, Problem: PROBLEM };
  document.components = { ...document.components, schemas, responses: refusals() };
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Readonly<Record<string, Operation>>)) {
      addParameters(operation, path, method);
      addAnswer(operation, `${method.toUpperCase()} ${path}`, answers);
      addRefusals(operation, method);
    }
  }
  return document;
}

export function serveApiDescription(app: INestApplication): void {
  let made: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (made ??= describeApi(app)), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Amends API',
  });
}

/** Ids are branded strings, which the framework cannot see through; and every change may be repeated safely. */
function addParameters(operation: Operation, path: string, method: string): void {
  const named = new Set(operation.parameters.map((parameter) => parameter.name));
  for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
    if (name && !named.has(name)) {
      operation.parameters.push({ name, in: 'path', required: true, schema: { type: 'string' } });
    }
  }
  if (method !== 'get') {
    const schema = { type: 'string', maxLength: 200 };
    operation.parameters.push({ name: 'Idempotency-Key', in: 'header', required: false, schema });
  }
}

/** The framework says `nullable` as OpenAPI 3.0 did; 3.1 has a type for it. */
function sayNull(schema: object): void {
  const { properties = {} } = schema as { readonly properties?: Record<string, object> };
  for (const [name, property] of Object.entries(properties)) {
    if (!('nullable' in property)) continue;
    const { nullable, description, ...of } = property as { nullable: boolean; description?: string };
    const told = description === undefined ? {} : { description };
    properties[name] = nullable ? { oneOf: [of, { type: 'null' }], ...told } : { ...of, ...told };
  }
}

function addRefusals(operation: Operation, method: string): void {
  for (const [status, { name }] of Object.entries(REFUSALS)) {
    if (status === REUSED && method === 'get') continue;
    operation.responses[status] ??= { $ref: `#/components/responses/${name}` };
  }
}

function refusals() {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    Object.values(REFUSALS).map(({ name, description }) => [name, { description, content }]),
  );
}
