import { decode } from '@suyab/wire/decode'
import type { WireWarning } from '@suyab/wire/fault'
import { ok, refuse, type Result } from '@suyab/wire/result'
import { Parser } from 'htmlparser2'
import type { ExtractFault, ExtractWarning } from './fault.ts'

export interface ExtractLimits {
  /** Bytes of one page. */
  readonly bytes: number
  /** Levels of nesting. */
  readonly depth: number
  readonly elements: number
}

export const defaultExtractLimits: ExtractLimits = {
  bytes: 10 * 1024 * 1024,
  depth: 512,
  elements: 100_000,
}

/** The page's HTML within the limits; every check is linear in the input. */
export function readPage(
  bytes: Uint8Array,
  contentType: string | undefined,
  limits: ExtractLimits,
): Result<{ html: string; warnings: ExtractWarning[] }, ExtractFault> {
  if (bytes.length > limits.bytes)
    return refuse({ code: 'extract.too-large', bytes: bytes.length, limit: limits.bytes })
  const warnings: ExtractWarning[] = []
  const text = decode(bytes, declaredType(bytes) ?? contentType, (warning: WireWarning) => {
    if (warning.code === 'wire.encoding-guessed')
      warnings.push({ code: 'extract.encoding-guessed', encoding: warning.encoding })
    if (warning.code === 'wire.encoding-damaged')
      warnings.push({ code: 'extract.encoding-damaged', encoding: warning.encoding })
  })
  if (!text.ok) {
    const encoding = 'encoding' in text.fault ? text.fault.encoding : ''
    return refuse({ code: 'extract.encoding-unknown', encoding })
  }
  const html = text.value.replaceAll('\0', '')
  if (!/<[a-z!/][^<]{0,2000}>/i.test(html.slice(0, 100_000)))
    return refuse({ code: 'extract.not-html', found: html.trim().slice(0, 40) })
  const excess = excessOf(html, limits)
  return excess === undefined ? ok({ html, warnings }) : refuse(excess)
}

/** The charset that a page names in its own head. @source HTML, 4.2.5.4 */
function declaredType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const charset = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]
  return charset === undefined ? undefined : `text/html; charset=${charset}`
}

function excessOf(html: string, limits: ExtractLimits): ExtractFault | undefined {
  let depth = 0
  let elements = 0
  const found: ExtractFault[] = []
  const parser = new Parser({
    onopentagname: () => {
      depth += 1
      elements += 1
      if (depth > limits.depth) found.push({ code: 'extract.too-deep', limit: limits.depth })
      if (elements > limits.elements)
        found.push({ code: 'extract.too-many-elements', limit: limits.elements })
    },
    onclosetag: () => {
      depth -= 1
    },
  })
  const step = 65_536
  for (let at = 0; at < html.length && found.length === 0; at += step)
    parser.write(html.slice(at, at + step))
  return found[0]
}
