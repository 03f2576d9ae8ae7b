/** A stretch of network on loopback: passes bytes on to where it is told, and tears connections when it is told. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class FlakyProxy {
  /** Where new connections lead; may change while the proxy runs. */
  targetPort: number;
  /** Called once, when so many bytes have gone towards the target; every connection is torn first. */
  #trap: { bytes: number; sprung: () => void } | null = null;
  #bytes = 0;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(targetPort: number) {
    this.targetPort = targetPort;
    this.#server = createServer((near) => this.#join(near));
  }

  static async start(targetPort: number): Promise<FlakyProxy> {
    const proxy = new FlakyProxy(targetPort);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Tears everything once `bytes` have passed from now on. */
  tearAfter(bytes: number): Promise<void> {
    return new Promise((sprung) => {
      this.#trap = { bytes: this.#bytes + bytes, sprung };
    });
  }

  async stop(): Promise<void> {
    this.#tear();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(near: Socket): void {
    const far = connect(this.targetPort, '127.0.0.1');
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    far.pipe(near);
    near.on('data', (chunk: Buffer) => {
      this.#bytes += chunk.length;
      if (!far.write(chunk)) {
        near.pause();
        far.once('drain', () => near.resume());
      }
      if (!this.#trap || this.#bytes < this.#trap.bytes) return;
      const { sprung } = this.#trap;
      this.#trap = null;
      this.#tear();
      sprung();
    });
  }

  #tear(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
