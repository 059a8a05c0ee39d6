import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { connectStore, type Store } from '@suyab/store/database'

/** A line between a node and its database that a test can cut. */
export interface Line {
  /** The same database, reached over the line. */
  through(store: Store): Store
  cut(): void
  mend(): Promise<void>
  close(): Promise<void>
}

/** Opens a line on a free port of this machine. */
export async function openLine(): Promise<Line> {
  let target = ''
  let ends: Socket[] = []
  const relay = (near: Socket): void => {
    const far = createConnection(target)
    for (const end of [near, far]) end.on('error', () => end.destroy())
    near.pipe(far).pipe(near)
    ends.push(near, far)
  }
  const server: Server = createServer(relay)
  const open = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  await open(0)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const cut = (): void => {
    server.close()
    for (const end of ends) end.destroy()
    ends = []
  }
  return {
    through: (store) => {
      const { host = '', port: number = 5432 } = store.connection
      target = join(host, `.s.PGSQL.${number}`)
      const near = connectStore(
        { ...store.connection, host: '127.0.0.1', port },
        { connections: 4 },
      )
      const close = async (): Promise<void> => {
        await near.close()
        await store.close()
      }
      return { ...near, close }
    },
    cut,
    mend: () => open(port),
    close: async () => {
      if (server.listening) cut()
    },
  }
}
