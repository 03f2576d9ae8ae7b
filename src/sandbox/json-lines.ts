/** An append-only file of JSON lines that survives being killed: what was answered is in the file. */
import { createReadStream } from 'node:fs';
import { open, truncate, type FileHandle } from 'node:fs/promises';

/** Where a line stands in the file. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

interface Waiting {
  readonly line: Buffer;
  readonly resolve: (span: Span) => void;
  readonly reject: (error: unknown) => void;
}

export class JsonLines<T> {
  readonly #file: FileHandle;
  #end: number;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;

  private constructor(file: FileHandle, end: number) {
    this.#file = file;
    this.#end = end;
  }

  /** Reads every whole line to `onEntry`, drops a last line that a kill cut short, and appends from there. */
  static async open<T>(path: string, onEntry: (entry: T, span: Span) => void): Promise<JsonLines<T>> {
    const file = await open(path, 'a+', 0o600);
    const end = await replay<T>(path, onEntry);
    await truncate(path, end);
    return new JsonLines<T>(file, end);
  }

  /** Resolves when the line is in the file. Lines that arrive during a write go out together with the next. */
  append(entry: T): Promise<Span> {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      this.#writing ??= this.#drain().finally(() => (this.#writing = null));
    });
  }

  async read(span: Span): Promise<T> {
    const buffer = Buffer.alloc(span.length);
    await this.#file.read(buffer, 0, span.length, span.offset);
    return JSON.parse(buffer.toString()) as T;
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#file.appendFile(Buffer.concat(batch.map((w) => w.line)));
      } catch (error) {
        for (const w of batch) w.reject(error);
        continue;
      }
      for (const { line, resolve } of batch) {
        resolve({ offset: this.#end, length: line.length });
        this.#end += line.length;
      }
    }
  }
}

async function replay<T>(path: string, onEntry: (entry: T, span: Span) => void): Promise<number> {
  let offset = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    let start = 0;
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10, start)) {
      const length = at + 1 - start;
      onEntry(JSON.parse(rest.toString('utf8', start, at)) as T, { offset, length });
      offset += length;
      start = at + 1;
    }
    rest = rest.subarray(start);
  }
  return offset;
}
