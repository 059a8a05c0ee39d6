import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const repository = join(import.meta.dirname, '../../..')
let folder: string
let published: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-package-'))
  published = join(folder, 'package')
  const script = join(repository, 'packages/language/scripts/build.ts')
  execFileSync(process.execPath, [script, published])
  await symlink(join(repository, 'node_modules'), join(published, 'node_modules'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('the published package is JavaScript that runs from anywhere and needs nothing of the repository', async () => {
  const program = join(published, 'program.js')
  await writeFile(
    program,
    `import { identify } from '@suyab/language/identify'
     import { terms } from '@suyab/language/term'
     import { nameIn } from '@suyab/language/name'
     console.log(JSON.stringify([
       identify('Бишкекте эл аралык жыйын өттү').language,
       terms('人工智能大会', 'zh-Hans').includes('智能'),
       nameIn({ name: '程晚汀', from: 'zh', to: 'ru', kind: 'person' }).text,
     ]))`,
  )
  expect(JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }))).toEqual([
    'ky',
    true,
    'Чэн Ваньтин',
  ])
})

test('it holds no tests, and types for every module', async () => {
  const files = (await readdir(published, { recursive: true })).filter(
    (file) => !file.startsWith('node_modules') && file !== 'program.js',
  )
  expect(files.filter((file) => file.includes('.test.'))).toEqual([])
  const scripts = files.filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(50)
  expect(scripts.filter((file) => !files.includes(file.replace(/\.js$/, '.d.ts')))).toEqual([])
})
