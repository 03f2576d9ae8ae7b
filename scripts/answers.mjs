/**
 * Writes src/doors/api/answers.gen.json: what each route of the API answers, read from its handler's return type.
 * `node scripts/answers.mjs`; with `--check` it writes nothing and fails where the file is older than the sources.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { Schemas, isAbsent } from './json-schema.mjs';
import { inRoot, say } from './paths.mjs';

const DOOR = 'src/doors/api';
const FILE = `${DOOR}/answers.gen.json`;
const VERBS = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options']);
const CALLS_DEEP_MAX = 3;

const program = programOf(controllers());
const checker = program.getTypeChecker();
const schemas = new Schemas(checker, new Set(['Problem', ...bodies()]));
const answers = {};
for (const file of controllers()) {
  for (const statement of program.getSourceFile(file).statements) {
    if (ts.isClassDeclaration(statement)) describe(statement);
  }
}
const text = `${JSON.stringify(schemas.settle(answers), null, 2)}\n`;
if (schemas.findings.length > 0) {
  for (const finding of schemas.findings) say(`${finding}: give it a type that says what is answered`);
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) {
  writeFileSync(inRoot(FILE), text);
} else if (!existsSync(inRoot(FILE)) || readFileSync(inRoot(FILE), 'utf8') !== text) {
  say(`${FILE} is older than the sources: npm run docs`);
  process.exitCode = 1;
}

function controllers() {
  const names = readdirSync(inRoot(DOOR)).filter((name) => name.endsWith('.controller.ts'));
  return names.sort().map((name) => inRoot(DOOR, name));
}

function programOf(files) {
  const { config } = ts.readConfigFile(inRoot('tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files, include: [] }, ts.sys, inRoot('.'));
  return ts.createProgram(files, {
    ...options,
    incremental: false,
    tsBuildInfoFile: undefined,
    noEmit: true,
  });
}

/** What requests are described by goes under its own names. */
function bodies() {
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.includes(`/${DOOR}/`));
  const classes = files.flatMap(({ statements }) => statements.filter(ts.isClassDeclaration));
  return classes.map(({ name }) => name?.text);
}

function describe(controller) {
  const at = decorator(controller, 'Controller');
  if (!at || decorator(controller, 'ApiExcludeController')) return;
  const door = at.arguments[0] ? literalsOf(at.arguments[0])[0] : '';
  for (const member of controller.members) {
    if (!ts.isMethodDeclaration(member)) continue;
    for (const call of decoratorsOf(member)) {
      const verb = call.expression.getText();
      if (!VERBS.has(verb)) continue;
      const own = call.arguments[0] ? literalsOf(call.arguments[0])[0] : '';
      const path = `/${[door, own].filter(Boolean).join('/')}`.replaceAll(/:(\w+)/g, '{$1}');
      const route = `${verb.toUpperCase()} ${path}`;
      answers[route] = answerOf(member, { verb, at: `${controller.name.text}.${member.name.getText()}` });
    }
  }
}

function answerOf(handler, { verb, at }) {
  const code = decorator(handler, 'HttpCode')?.arguments[0];
  const status = code ? literalsOf(code)[0] : verb === 'Post' ? 201 : 200;
  const reply = handler.parameters.find((one) => decorator(one, 'Res'));
  const summary = summaryOf(handler);
  const sendsItself = reply && !decorator(reply, 'Res').arguments[0]?.getText().includes('passthrough: true');
  const responses = sendsItself ? sentBy(handler, status, at) : { [status]: returnedBy(handler, at) };
  return { ...(summary === '' ? {} : { summary }), responses };
}

function returnedBy(handler, at) {
  const returned = checker.getReturnTypeOfSignature(checker.getSignatureFromDeclaration(handler));
  const type = checker.getAwaitedType(returned) ?? returned;
  if (isAbsent(type)) return { description: 'Done' };
  const schema = schemas.of(type, at);
  const media = schema.type === 'string' ? 'text/plain' : 'application/json';
  return { description: 'The answer', content: { [media]: { schema } } };
}

/** Bytes, pages and events: by the content types that the handler, or what it gives the reply to, sets. */
function sentBy(handler, status, at) {
  const sent = { media: new Set(), statuses: new Set(), json: null };
  follow(handler, sent, CALLS_DEEP_MAX);
  if (sent.media.size === 0)
    schemas.findings.push(`${at} sends bytes whose content type cannot be read here`);
  const content = Object.fromEntries(
    [...sent.media].map((media) => [media, { schema: schemaOf(media, sent, at) }]),
  );
  const others = [...sent.statuses].filter((one) => one !== status && one < 400);
  return {
    [status]: { description: 'The answer', content },
    ...Object.fromEntries(others.map((one) => [one, { description: 'Nothing to send' }])),
  };
}

function schemaOf(media, { json }, at) {
  if (media === 'application/json') {
    if (json === null) schemas.findings.push(`${at} sends JSON other than by sendJson<T>`);
    return json === null ? {} : schemas.of(json, at);
  }
  return /^text\/|json|xml$/.test(media) ? { type: 'string' } : { type: 'string', format: 'binary' };
}

function follow(node, sent, deep) {
  if (ts.isCallExpression(node)) {
    const method = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
    const [first] = node.arguments;
    if (isReply(node.expression.expression) && method === 'type') addMedia(first, sent);
    else if (isReply(node.expression.expression) && (method === 'code' || method === 'status')) {
      for (const status of literalsOf(first)) sent.statuses.add(status);
    } else if (node.arguments.some(isReply)) followCall(node, sent, deep);
  }
  ts.forEachChild(node, (child) => follow(child, sent, deep));
}

function followCall(call, sent, deep) {
  const [json] = call.typeArguments ?? [];
  if (json) sent.json = checker.getTypeFromTypeNode(json);
  for (const argument of call.arguments) {
    if (!ts.isObjectLiteralExpression(argument)) continue;
    const type = argument.properties.find((one) => one.name?.getText() === 'type');
    if (type && ts.isPropertyAssignment(type)) addMedia(type.initializer, sent);
  }
  const declaration = checker.getResolvedSignature(call)?.declaration;
  const body = declaration && 'body' in declaration ? declaration.body : undefined;
  if (body && deep > 0 && !body.getSourceFile().isDeclarationFile) follow(body, sent, deep - 1);
}

function addMedia(expression, sent) {
  const literals = literalsOf(expression);
  for (const media of literals) sent.media.add(media.replace(/;.*/, ''));
  // Whatever was kept comes back as it is; what a helper was told, its caller said already.
  if (literals.length === 0 && !isParameter(expression)) sent.media.add('*/*');
}

function isParameter(expression) {
  const { valueDeclaration } = checker.getSymbolAtLocation(rootOf(expression)) ?? {};
  return valueDeclaration !== undefined && ts.isParameter(valueDeclaration);
}

function rootOf(expression) {
  return ts.isPropertyAccessExpression(expression) ? rootOf(expression.expression) : expression;
}

function isReply(node) {
  return node !== undefined && /^FastifyReply\b/.test(checker.typeToString(checker.getTypeAtLocation(node)));
}

function literalsOf(expression) {
  const type = checker.getTypeAtLocation(expression);
  return (type.isUnion() ? type.types : [type]).filter((one) => one.isLiteral()).map(({ value }) => value);
}

function summaryOf(handler) {
  const { symbol } = checker.getTypeAtLocation(handler);
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ');
}

function decorator(node, name) {
  return decoratorsOf(node).find((call) => call.expression.getText() === name);
}

function decoratorsOf(node) {
  const all = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return all.map(({ expression }) => expression).filter(ts.isCallExpression);
}
