import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Middleman = {
  readonly port: number;
  /** Where it leads; a restarted mongod has another port. */
  target: number;
  /** Lets everything through again, on new connections. */
  readonly open: () => void;
  /** Takes everything and answers nothing, as a stopped machine does. */
  readonly hang: () => void;
  /** Takes what holds these words to MongoDB only after a while, as a MongoDB that is at work answers late. */
  readonly slow: (words: string, ms: number) => void;
  /** Passes the next commit on to MongoDB, and hangs before its answer. */
  readonly hangAfterCommit: () => void;
  readonly close: () => Promise<void>;
};

/** Stands between the app and MongoDB and does what networks do. */
export const startProxy = async (target: number): Promise<Middleman> => {
  let slow: { readonly words: string; readonly ms: number } | undefined;
  let mode: 'open' | 'hang' | 'after-commit' = 'open';
  const sockets = new Set<Socket>();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    const upstream = connect(proxy.target, '127.0.0.1');
    for (const [socket, peer] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        peer.destroy();
      });
    }
    client.on('data', (bytes) => {
      if (mode === 'hang') return;
      if (mode === 'after-commit' && bytes.includes('commitTransaction')) mode = 'hang';
      if (slow && bytes.includes(slow.words)) setTimeout(() => upstream.write(bytes), slow.ms);
      else upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (mode !== 'hang') client.write(bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: Middleman = {
    port: (server.address() as AddressInfo).port,
    target,
    open: () => {
      mode = 'open';
      cut();
    },
    hang: () => {
      mode = 'hang';
    },
    slow: (words, ms) => {
      slow = { words, ms };
    },
    hangAfterCommit: () => {
      mode = 'after-commit';
    },
    close: async () => {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
  return proxy;
};
