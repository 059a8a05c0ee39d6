/** How much of the package comes over the wire: to a browser, and what a Node process reads. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleForBrowser, compressedSize } from '../tests/bundle.ts'
import type { Row } from './row.ts'

export async function run(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'suyab-size-'))
  try {
    await bundleForBrowser(folder)
    const browser = await compressedSize(join(folder, 'out'))
    const assets = await readdir(join(folder, 'out/assets'))
    const scripts = assets.filter((file) => file.endsWith('.js'))
    let code = 0
    for (const file of scripts)
      code += gzipSync(await readFile(join(folder, 'out/assets', file)), { level: 9 }).length
    const node = code + (await nativeSize())
    const row = (figure: string, bytes: number): Row => ({
      figure,
      value: Math.round(bytes / 10_000) / 100,
      unit: 'MB',
      most: 6,
    })
    return [
      row('whole package, compressed, in a browser, with its dictionary', browser),
      row('whole package, compressed, in Node, with its dictionary', node),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The dictionary and the compiled module that Node loads in place of WebAssembly. */
async function nativeSize(): Promise<number> {
  const require = createRequire(import.meta.url)
  const jieba = dirname(require.resolve('@node-rs/jieba/package.json'))
  const scope = dirname(jieba)
  let bytes = gzipSync(await readFile(join(jieba, 'dict.txt')), { level: 9 }).length
  for (const name of await readdir(scope)) {
    for (const file of await readdir(join(scope, name)))
      if (file.endsWith('.node'))
        bytes += gzipSync(await readFile(join(scope, name, file)), { level: 9 }).length
  }
  return bytes
}
