/** A bulk call's form, written as the bytes that travel. */
import { type EmailPieces, type Piece, SharedText } from '../../kernel/pieces.ts';

/** What of a message goes into a bulk call. */
export interface BulkMessage {
  readonly to: string;
  readonly tag: { readonly d: string; readonly a: number };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The same words: what many messages share is escaped once. */
  readonly pieces?: EmailPieces | undefined;
}

/** A full call, and what one message more has at most by far. */
const START_BYTES = 512 * 1024;

/** As AWS' query protocol has it: ASCII. One character after another is takes less than any of them by a function. */
export function formText(text: string): string {
  const form = encodeURIComponent(text);
  if (!/[!'()*]/.test(form)) return form;
  return form
    .replace(/!/g, '%21')
    .replace(/'/g, '%27')
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29')
    .replace(/\*/g, '%2A');
}

/** Within a JSON string. Half a character is written as JSON does, by its number. */
function formSaid(text: string): string {
  return formText(JSON.stringify(text).slice(1, -1));
}

const SUBJECT = formText('{"subject":"');
const HTML = formText('","html":"');
const TEXT = formText('","text":"');
const END = formText('"}');

/** What shared words are within a form, for as long as anybody has them. */
const forms = new WeakMap<SharedText, Buffer>();

function formOf(shared: SharedText): Buffer {
  const known = forms.get(shared);
  if (known) return known;
  const form = Buffer.from(formSaid(shared.text), 'latin1');
  forms.set(shared, form);
  return form;
}

/** Written to again and again; what was finished is a copy. */
export class BulkForm {
  readonly #head: string;
  #bytes = Buffer.allocUnsafe(START_BYTES);
  #at = 0;

  /** `head`: every parameter but the destinations. */
  constructor(head: string) {
    this.#head = head;
    this.begin();
  }

  get length(): number {
    return this.#at;
  }

  begin(): void {
    this.#at = 0;
    this.#write(this.#head);
  }

  /** `place` counts from 1. */
  add(place: number, { to, tag, subject, html, text, pieces }: BulkMessage): void {
    const of = `&Destinations.member.${place}.`;
    const tags = `${of}ReplacementTags.member.`;
    const said = `${tags}1.Name=d${tags}1.Value=${formText(tag.d)}${tags}2.Name=a${tags}2.Value=${tag.a}`;
    this.#write(
      `${of}Destination.ToAddresses.member.1=${formText(to)}${said}${of}ReplacementTemplateData=${SUBJECT}`,
    );
    this.#say([pieces?.subject ?? subject]);
    this.#write(HTML);
    this.#say(pieces?.html ?? [html]);
    this.#write(TEXT);
    this.#say(pieces?.text ?? [text]);
    this.#write(END);
  }

  finished(length = this.#at): Buffer {
    return Buffer.from(this.#bytes.subarray(0, length));
  }

  #say(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        this.#write(formSaid(piece));
      } else {
        const form = formOf(piece);
        this.#makeRoom(form.length);
        this.#bytes.set(form, this.#at);
        this.#at += form.length;
      }
    }
  }

  #write(ascii: string): void {
    this.#makeRoom(ascii.length);
    this.#at += this.#bytes.write(ascii, this.#at, 'latin1');
  }

  #makeRoom(length: number): void {
    if (this.#at + length <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe((this.#at + length) * 2);
    this.#bytes.copy(larger, 0, 0, this.#at);
    this.#bytes = larger;
  }
}
