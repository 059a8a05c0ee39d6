import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StoreError } from './fault.ts'

/** A socket's path has room for 103 bytes on macOS and 107 on Linux. */
const longest = 103

/**
 * The folder for a server's socket: in its own folder, or, where the path would become too long, a
 * folder of its own among the temporary ones.
 * @throws StoreError 'store.platform' where even that is too long
 */
export function socketFolder(folder: string, socketName: string): string {
  const fits = (path: string): boolean => Buffer.byteLength(join(path, socketName)) <= longest
  const near = join(folder, 'socket')
  if (fits(near)) return near
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const far = join(tmpdir(), `suyab-${hash}`)
  if (!fits(far))
    throw new StoreError('store.platform', `no place short enough for a socket: ${far}`)
  return far
}
