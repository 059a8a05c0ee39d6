import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { identify } from '../src/identify.ts'
import { terms } from '../src/term.ts'
import { bundleForBrowser } from './bundle.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

let folder: string
let server: Server
let browser: Browser
let page: Page
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suyab-browser-'))
  await bundleForBrowser(folder)
  server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    readFile(join(folder, 'out', path)).then(
      (body) => response.setHeader('content-type', types[extname(path)] ?? '').end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  page = await browser.newPage()
  const address = server.address()
  await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  await page.waitForFunction('window.language !== undefined')
})
afterAll(async () => {
  await browser.close()
  server.close()
  await rm(folder, { recursive: true, force: true })
})

const texts: readonly (readonly [string, string])[] = [
  ['zh-Hans', '国家能源局在比什凯克举行人工智能大会，超过八成的学校参加'],
  ['zh-Hant', '國家能源局在比什凱克舉行人工智能大會'],
  ['ru', 'Более 80 % школ участвовали во всероссийской олимпиаде'],
  ['ky', 'Мектептердин 80 пайыздан ашыгы олимпиадага катышты'],
  ['kk', 'Мектептердің 80 пайыздан астамы олимпиадаға қатысты'],
  ['uz', 'Maktablarning 80 foizdan ortigʻi olimpiadada qatnashdi'],
  ['tg', 'Зиёда аз 80 фоизи мактабҳо дар олимпиада иштирок карданд'],
  ['fa', 'بیش از ۸۰ درصد مدرسه‌ها در المپیاد شرکت کردند'],
  ['ur', 'اسی فیصد سے زیادہ اسکولوں نے اولمپیاڈ میں حصہ لیا'],
  ['hi', 'अस्सी प्रतिशत से अधिक स्कूलों ने ओलंपियाड में भाग लिया'],
  ['be', 'Больш за 80 % школ удзельнічалі ў алімпіядзе'],
]

test('a browser answers what Node answers', async () => {
  const inBrowser = await page.evaluate(
    `(async () => {
      await window.language['segment/chinese'].loadChinese()
      return ${JSON.stringify(texts)}.map(([language, text]) => [
        window.language.identify.identify(text).language,
        window.language.term.terms(text, language),
      ])
    })()`,
  )
  expect(inBrowser).toEqual(
    texts.map(([language, text]) => [identify(text).language, terms(text, language)]),
  )
})
