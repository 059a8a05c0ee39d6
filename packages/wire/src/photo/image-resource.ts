import { createHash } from 'node:crypto'

import type { Warn } from '../fault.ts'
import { joinBytes } from '../line.ts'
import { ByteReader } from './byte-reader.ts'

/** A Photoshop image resource with its bytes as they stand in the file. */
export interface ImageResource {
  readonly id: number
  readonly data: Uint8Array
  /** Head, data and padding. */
  readonly whole: Uint8Array
}

export const iimResource = 0x0404
export const iimDigestResource = 0x0425

const signatures = new Set(['8BIM', 'PHUT', 'DCSR', 'AgHg', 'MeSa'])
const maxResources = 5_000

/**
 * The image resources of a block, as far as it can be read; what is broken is warned of.
 * @source Adobe Photoshop file formats
 */
export function imageResources(
  block: Uint8Array | undefined,
  warn: Warn,
): readonly ImageResource[] {
  if (block === undefined) return []
  const { resources, damaged } = readResources(block)
  if (damaged) warn({ code: 'wire.photo-damaged', part: 'photoshop' })
  return resources
}

function readResources(block: Uint8Array): {
  readonly resources: readonly ImageResource[]
  readonly damaged: boolean
} {
  const reader = new ByteReader(block)
  const resources: ImageResource[] = []
  let at = 0
  while (at + 12 <= block.length && resources.length < maxResources) {
    if (!signatures.has(reader.letters(at, at + 4))) return { resources, damaged: true }
    const name = 1 + (block[at + 6] ?? 0)
    const size = at + 6 + name + (name % 2)
    const start = size + 4
    const length = reader.u32(size)
    if (start + length > block.length) return { resources, damaged: true }
    const end = Math.min(start + length + (length % 2), block.length)
    resources.push({
      id: reader.u16(at + 4),
      data: block.subarray(start, start + length),
      whole: block.subarray(at, end),
    })
    at = end
  }
  return { resources, damaged: resources.length >= maxResources }
}

/** A resource without a name, to be written. */
export function imageResource(id: number, data: Uint8Array): ImageResource {
  const head = new Uint8Array(12)
  head.set([0x38, 0x42, 0x49, 0x4d, id >> 8, id & 0xff, 0, 0])
  new DataView(head.buffer).setUint32(8, data.length)
  const parts = [head, data, new Uint8Array(data.length % 2)]
  return { id, data, whole: joinBytes(parts, 12 + data.length + (data.length % 2)) }
}

/** What Photoshop keeps beside IIM, to see whether another program has changed it. */
export function iimDigest(iim: Uint8Array): Uint8Array {
  return createHash('md5').update(iim).digest()
}
