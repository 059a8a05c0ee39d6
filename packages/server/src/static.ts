import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { RequestContext } from './route.ts'
import { deskMissingPage } from './desk-missing.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = new Set([
  '.html',
  '.js',
  '.css',
  '.json',
  '.webmanifest',
  '.map',
  '.svg',
  '.txt',
])

interface DeskFile {
  path: string
  type: string
  etag: string
  /** Its name has its content's hash in it. */
  hashed: boolean
  plain: Buffer
  /** Compressed once, at the first request that takes it. */
  coded: Map<'br' | 'gzip', Promise<Buffer>>
  compress: boolean
}

interface Build {
  madeAt: number
  files: Map<string, DeskFile>
}

/** Serves the desk's build from a folder; says what to do where there is none. */
export function deskFiles(folder: string): (c: RequestContext) => Promise<Response> {
  let build: Promise<Build> | undefined
  return async (c) => {
    const madeAt = await builtAt(folder)
    if (madeAt === undefined) {
      build = undefined
      return isNavigation(c)
        ? c.html(deskMissingPage, 503)
        : c.json({ fault: { code: 'request.not-found' } }, 404)
    }
    if (build === undefined || (await build).madeAt !== madeAt) build = readBuild(folder, madeAt)
    const { files } = await build
    const file = files.get(c.req.path) ?? (isNavigation(c) ? files.get('/index.html') : undefined)
    return file === undefined
      ? c.json({ fault: { code: 'request.not-found' } }, 404)
      : answer(c, file)
  }
}

async function builtAt(folder: string): Promise<number | undefined> {
  try {
    return (await stat(join(folder, 'index.html'))).mtimeMs
  } catch {
    return undefined
  }
}

/** A person opening an address, not a script or a picture that is not there. */
function isNavigation(c: RequestContext): boolean {
  const page = (c.req.header('accept') ?? '').includes('text/html')
  return page || c.req.header('sec-fetch-mode') === 'navigate'
}

async function readBuild(folder: string, madeAt: number): Promise<Build> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = new Map<string, DeskFile>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, file).split(sep).join('/')}`
    const plain = await readFile(file)
    const ending = extname(file)
    files.set(path, {
      path,
      plain,
      type: types[ending] ?? 'application/octet-stream',
      etag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
      hashed: path.startsWith('/assets/'),
      coded: new Map(),
      compress: compressible.has(ending) && plain.length > 512,
    })
  }
  const index = files.get('/index.html')
  if (index !== undefined) files.set('/', index)
  return { madeAt, files }
}

async function answer(c: RequestContext, file: DeskFile): Promise<Response> {
  const accepted = c.req.header('accept-encoding') ?? ''
  const coding = !file.compress
    ? undefined
    : /\bbr\b/.test(accepted)
      ? 'br'
      : /\bgzip\b/.test(accepted)
        ? 'gzip'
        : undefined
  const etag = `"${file.etag}${coding === undefined ? '' : `-${coding}`}"`
  const headers: Record<string, string> = {
    etag,
    vary: 'accept-encoding',
    'cache-control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  const bytes = coding === undefined ? file.plain : await coded(file, coding)
  if (coding !== undefined) headers['content-encoding'] = coding
  headers['content-type'] = file.type
  headers['content-length'] = String(bytes.length)
  return c.body(Uint8Array.from(bytes), 200, headers)
}

function coded(file: DeskFile, coding: 'br' | 'gzip'): Promise<Buffer> {
  const known = file.coded.get(coding)
  if (known !== undefined) return known
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  const made = coding === 'br' ? brotli(file.plain, { params }) : zip(file.plain, { level: 9 })
  file.coded.set(coding, made)
  return made
}
