import { setImmediate as nextTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { decode } from '@suyab/wire/decode'
import { Parser } from 'htmlparser2'
import type { CollectFault } from './collected.ts'

/** An address in a sitemap, with what it says of it. */
export interface SitemapEntry {
  readonly location: string
  /** As written; of a news sitemap the date of publication. */
  readonly date?: string
  readonly title?: string
}

/** What a sitemap holds: pages, or further sitemaps. */
export interface Sitemap {
  readonly kind: 'pages' | 'sitemaps'
  readonly entries: readonly SitemapEntry[]
  /** Whether it went on after what the protocol allows. */
  readonly isCut: boolean
}

/** Bytes unpacked and entries of one file. @source sitemaps.org protocol */
const mostBytes = 50 * 1024 * 1024
const mostEntries = 50_000
const longestText = 4_000

const unpack = promisify(gunzip)

/**
 * Reads a sitemap, a sitemap index, a news sitemap or a plain list of addresses, packed or not. What
 * follows the entries that the protocol allows is left.
 */
export async function readSitemap(bytes: Uint8Array): Promise<Result<Sitemap, CollectFault>> {
  let plain = bytes
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    try {
      plain = await unpack(bytes, { maxOutputLength: mostBytes })
    } catch (cause) {
      const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined
      return code === 'ERR_BUFFER_TOO_LARGE'
        ? refuse({ code: 'collect.sitemap-too-large', limit: mostBytes })
        : refuse({ code: 'collect.sitemap-unreadable', reason: String(code) })
    }
  if (plain.length > mostBytes)
    return refuse({ code: 'collect.sitemap-too-large', limit: mostBytes })
  const text = decode(plain, undefined, () => undefined)
  if (!text.ok) return refuse({ code: 'collect.sitemap-unreadable', reason: text.fault.code })
  return /^\s*https?:\/\//i.test(text.value) ? ok(listOf(text.value)) : readXml(text.value)
}

function listOf(text: string): Sitemap {
  const lines = text.split(/\r?\n/, mostEntries + 1).filter((line) => line.trim() !== '')
  return {
    kind: 'pages',
    entries: lines.slice(0, mostEntries).map((line) => ({ location: line.trim() })),
    isCut: lines.length > mostEntries,
  }
}

interface Draft {
  location: string
  lastmod: string
  published: string
  title: string
}

async function readXml(text: string): Promise<Result<Sitemap, CollectFault>> {
  const entries: SitemapEntry[] = []
  let kind: Sitemap['kind'] | undefined
  let isCut = false
  let draft: Draft | undefined
  let field: keyof Draft | undefined
  const parser = new Parser(
    {
      onopentag: (prefixed) => {
        const name = prefixed.toLowerCase()
        if (name === 'urlset' || name === 'sitemapindex')
          kind ??= name === 'urlset' ? 'pages' : 'sitemaps'
        else if (name === 'url' || name === 'sitemap')
          draft = { location: '', lastmod: '', published: '', title: '' }
        else field = fieldOf(name)
      },
      ontext: (piece) => {
        if (draft !== undefined && field !== undefined && draft[field].length < longestText)
          draft[field] += piece
      },
      onclosetag: (prefixed) => {
        const name = prefixed.toLowerCase()
        field = undefined
        if ((name !== 'url' && name !== 'sitemap') || draft === undefined) return
        if (entries.length >= mostEntries) isCut = true
        else if (draft.location.trim() !== '') entries.push(entryOf(draft))
        draft = undefined
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  const step = 256 * 1024
  for (let at = 0; at < text.length && !cut(); at += step) {
    parser.write(text.slice(at, at + step))
    // Fifty megabytes in one go would hold up everything else on this thread.
    await nextTurn()
  }
  if (kind === undefined)
    return refuse({ code: 'collect.sitemap-unreadable', reason: 'neither urlset nor sitemapindex' })
  return ok({ kind, entries, isCut })

  function cut(): boolean {
    return isCut
  }
}

function fieldOf(name: string): keyof Draft | undefined {
  if (name === 'loc') return 'location'
  if (name === 'lastmod') return 'lastmod'
  if (name.endsWith(':publication_date')) return 'published'
  return name.endsWith(':title') && !name.startsWith('video') && !name.startsWith('image')
    ? 'title'
    : undefined
}

function entryOf({ location, lastmod, published, title }: Draft): SitemapEntry {
  const date = (published || lastmod).trim()
  const shown = title.replaceAll(/\s+/gu, ' ').trim()
  return {
    location: location.trim(),
    ...(date === '' ? {} : { date }),
    ...(shown === '' ? {} : { title: shown }),
  }
}
