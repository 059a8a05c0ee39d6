import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Which packages each package may import; everything else points the wrong way. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  language: [],
  wire: ['language'],
  survey: [],
  store: [],
  figure: ['language'],
  exchange: ['store', 'wire', 'language'],
  coverage: ['store', 'wire', 'language', 'figure'],
  poll: ['store', 'survey', 'figure', 'language'],
  server: ['poll', 'survey', 'coverage', 'exchange', 'figure', 'store', 'wire', 'language'],
  // A figure's words are the same in a report and at the desk.
  desk: ['language', 'figure'],
}

const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'packages'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\/src\/.*\.tsx?$/.test(file))

function sourceOf(file: string): string {
  return readFileSync(file, 'utf8')
}

test('imports run one way', () => {
  const wrong = files.flatMap((file) => {
    const owner = file.split('/')[1] ?? ''
    return [
      ...sourceOf(file).matchAll(
        /(import type[^;]*?|import[^;]*?) from '@suyab\/([a-z]+)(\/[\w/-]+)'/g,
      ),
    ]
      .filter(([, how, name, path]) => {
        if (MAY_IMPORT[owner]?.includes(name ?? '') === true || name === owner) return false
        // The desk knows the API's types and nothing else of the server.
        const types = owner === 'desk' && name === 'server' && path === '/api'
        return !(types && how?.startsWith('import type') === true)
      })
      .map(([, , name]) => `${file} → ${name}`)
  })
  expect(wrong).toEqual([])
})

test('no file is longer than 600 lines', () => {
  const long = files.filter((file) => sourceOf(file).split('\n').length > 601)
  expect(long).toEqual([])
})

test('no word mixes Latin letters into Cyrillic', () => {
  const mixed = files
    .filter((file) => !file.includes('.test.') && !file.includes('/language/src/'))
    .flatMap((file) =>
      [...sourceOf(file).matchAll(/\p{Script=Cyrillic}[A-Za-z]|[A-Za-z]\p{Script=Cyrillic}/gu)].map(
        ([found]) => `${file}: ${found}`,
      ),
    )
  expect(mixed).toEqual([])
})

test('styles know no left and right', () => {
  const styles = execFileSync('git', ['ls-files', 'packages/desk/src'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.(css|tsx)$/.test(file))
  const physical = styles.flatMap((file) =>
    [
      ...sourceOf(file).matchAll(
        /(?:margin|padding|border)-(?:left|right)|text-align: *(?:left|right)|(?:margin|padding)(?:Left|Right)\b/g,
      ),
    ].map(([found]) => `${file}: ${found}`),
  )
  expect(physical).toEqual([])
})

test('only the language package asks the engine about languages', () => {
  // The survey library stands alone: it takes tags and names of languages from the platform.
  const alone = ['packages/language/', 'packages/survey/']
  const asking = files.filter(
    (file) =>
      !alone.some((folder) => file.startsWith(folder)) &&
      /\bIntl\.|\.toLocale(?:String|DateString|TimeString)\(|\.localeCompare\(/.test(
        sourceOf(file),
      ),
  )
  expect(asking).toEqual([])
})
