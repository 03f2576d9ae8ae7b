/** The AWS query protocol: nested form parameters in, XML out. */

/** `Tags.member.1.Name=d` as a tree that is walked by dotted paths. */
export class Query {
  readonly #children = new Map<string, Query>();
  #value: string | null = null;

  static parse(form: string): Query {
    const root = new Query();
    for (const [path, value] of new URLSearchParams(form)) {
      let node = root;
      for (const step of path.split('.')) {
        const next = node.#children.get(step) ?? new Query();
        node.#children.set(step, next);
        node = next;
      }
      node.#value = value;
    }
    return root;
  }

  at(path: string): Query {
    return path.split('.').reduce((node, step) => node.#children.get(step) ?? new Query(), this as Query);
  }

  text(path: string): string | null {
    return this.at(path).#value;
  }

  /** The members of a list, in their order. */
  list(path: string): Query[] {
    const members = this.at(path).#children.get('member');
    if (!members) return [];
    return [...members.#children].sort(([a], [b]) => Number(a) - Number(b)).map(([, member]) => member);
  }

  texts(path: string): string[] {
    return this.list(path).map((member) => member.#value ?? '');
  }
}

export type XmlValue =
  | string
  | number
  | boolean
  | Date
  | readonly XmlValue[]
  | ReadonlyMap<string, unknown>
  | { readonly [name: string]: XmlValue | undefined };

/** Lists become `<member>`s, Maps `<entry><key/><value/></entry>`, objects elements. */
export function xml(value: XmlValue): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item: XmlValue) => `<member>${xml(item)}</member>`).join('');
  if (value instanceof Map) {
    const entries = [...(value as Map<string, XmlValue>)];
    return entries
      .map(([key, v]) => `<entry><key>${escapeXml(key)}</key><value>${xml(v)}</value></entry>`)
      .join('');
  }
  if (typeof value !== 'object') return escapeXml(String(value));
  return Object.entries(value as Record<string, XmlValue | undefined>)
    .map(([name, inner]) => (inner === undefined ? '' : `<${name}>${xml(inner)}</${name}>`))
    .join('');
}

export interface XmlFrame {
  readonly namespace: string;
  readonly requestId: string;
}

export function xmlAnswer(action: string, result: XmlValue, frame: XmlFrame): string {
  return (
    `<${action}Response xmlns="${frame.namespace}"><${action}Result>${xml(result)}</${action}Result>` +
    `<ResponseMetadata><RequestId>${frame.requestId}</RequestId></ResponseMetadata></${action}Response>`
  );
}

export function xmlError(code: string, message: string, frame: XmlFrame): string {
  return (
    `<ErrorResponse xmlns="${frame.namespace}"><Error><Type>Sender</Type><Code>${escapeXml(code)}</Code>` +
    `<Message>${escapeXml(message)}</Message></Error><RequestId>${frame.requestId}</RequestId></ErrorResponse>`
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ENTITIES[c]!);
}
