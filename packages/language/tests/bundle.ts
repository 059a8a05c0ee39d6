import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** The modules that others import. */
const entries = [
  'collation', 'country', 'display-name', 'format', 'identify', 'message', 'name', 'profile',
  'quantity', 'segment', 'segment/chinese', 'stem', 'tag', 'term', 'termbase', 'zone',
] // prettier-ignore

/** Bundles the whole package for a browser into `folder`, as a page that gives it as `window.language`. */
export async function bundleForBrowser(folder: string): Promise<void> {
  const imports = entries.map(
    (entry, index) =>
      `import * as part${index} from ${JSON.stringify(join(import.meta.dirname, `../src/${entry}.ts`))}`,
  )
  const parts = entries.map((entry, index) => `${JSON.stringify(entry)}: part${index}`)
  await writeFile(
    join(folder, 'main.js'),
    `${imports.join('\n')}\nwindow.language = { ${parts.join(', ')} }\n`,
  )
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><title>language</title><script type="module" src="/main.js"></script>',
  )
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { target: 'es2023', assetsInlineLimit: 0, outDir: join(folder, 'out') },
  })
}

/** Bytes of a bundle as a server would send it, its dictionary included. */
export async function compressedSize(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  let sum = 0
  for (const file of files.filter((one) => one.isFile())) {
    sum += gzipSync(await readFile(join(file.parentPath, file.name)), { level: 9 }).length
  }
  return sum
}
