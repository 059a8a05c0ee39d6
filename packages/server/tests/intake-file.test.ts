import { copyFile, mkdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from '@suyab/store/blob'
import { parseMediaReference } from '@suyab/wire/media-reference'
import type { NewsItem } from '@suyab/wire/ninjs'
import { namesPlace } from '@suyab/wire/hidden-place'
import { writePhoto } from '@suyab/wire/write-photo'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Intake } from '../src/api.ts'
import { listIntakes } from '../src/intake-list.ts'
import { codeOf, startTestNode, type Answer, type Desk, type TestNode } from './test-node.ts'

const fixtures = join(import.meta.dirname, '../../wire/fixtures')

let at: TestNode
let desk: Desk
beforeAll(async () => {
  at = await startTestNode({ clock: true })
})
afterAll(() => at.stop())
beforeEach(async () => {
  at.clock.now += 3_600_000
  desk = await at.signIn('administrator')
})

/** A fixture's document; old ones stand behind a head, with pictures of their control codes. */
async function documentOf(fixture: string): Promise<Buffer> {
  const bytes = await readFile(join(fixtures, fixture))
  if (!/^(?:newsml-1|nitf|iptc-7901|anpa-1312)\//.test(fixture)) return bytes
  const [, ...rest] = bytes.toString('utf8').split('\n---\n')
  const document = rest
    .join('\n---\n')
    .replaceAll(/[\u2400-\u2421]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0x2400))
  return Buffer.from(document)
}

async function folderOf(name: string): Promise<string> {
  const folder = join(at.folder, name)
  await mkdir(folder, { recursive: true })
  return folder
}
async function add(kind: Intake['kind'], place: string, more: object = {}): Promise<string> {
  const body = { name: 'Кабар', kind, address: place, every: 15, offer: false, ...more }
  const made = await desk.ask('POST', '/api/intakes', body)
  expect(made).toMatchObject({ status: 200 })
  return String(made.json['id'])
}
async function look(id: string): Promise<Intake> {
  const [found] = await listIntakes(at.store.db, id)
  if (found === undefined) throw new Error('no intake')
  return found
}
async function run(id: string): Promise<Intake> {
  expect(await desk.ask('POST', `/api/intakes/${id}/run`)).toMatchObject({ status: 200 })
  return look(id)
}
const hand = (id: string, name: string, bytes: Uint8Array): Promise<Answer> =>
  desk.ask('POST', `/api/intakes/${id}/files?name=${encodeURIComponent(name)}`, Buffer.from(bytes))

/** What this newsroom says of the items that came by an intake. */
async function items(id: string): Promise<NewsItem[]> {
  const { rows } = await at.store.pool.query<{ payload: string; language: string }>(
    `SELECT statement.payload, item.language FROM exchange.intake_item intake
     JOIN exchange.item item USING (uri)
     JOIN exchange.statement statement ON statement.uri = item.uri
     WHERE intake.source = $1 ORDER BY statement.sequence`,
    [id],
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own statements
  return rows.map(({ payload, language }) => ({ ...(JSON.parse(payload) as NewsItem), language }))
}

const caption = '比什凯克的古城遗址碎叶城迎来首批考古学家。'
const kyrgyz = 'Суяб шаарынын чалдыбарына алгачкы археологдор келди.'
const said: NewsItem = {
  uri: 'tag:kabar.example,2026:photo-1',
  type: 'picture',
  language: 'zh-Hans',
  headlines: [{ role: 'main', value: '碎叶城' }],
  descriptions: [
    { role: 'caption', contentType: 'text/plain', value: caption },
    { role: 'caption', contentType: 'text/html', value: `<div lang="ky">${kyrgyz}</div>` },
  ],
  by: 'Айгүл Токтосунова',
  people: [{ name: 'Айгүл Токтосунова', rel: 'creator' }],
  contentCreated: '2026-11-02T10:00:00+06:00',
  places: [{ name: 'Токмок', rel: 'city' }],
}

/** A photo that a camera with a satellite receiver took. */
async function photo(width = 32): Promise<Buffer> {
  return sharp({ create: { width, height: 20, channels: 3, background: '#a52' } })
    .withExif({
      IFD0: { Model: 'Camera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '42/1 48/1 3000/100' },
    })
    .jpeg()
    .toBuffer()
}
async function withWords(picture: Buffer, item = said): Promise<Buffer> {
  const written = writePhoto(picture, item)
  if (!written.ok) throw new Error(written.fault.code)
  return Buffer.from(written.value.bytes)
}
async function bytesOf(item: NewsItem | undefined): Promise<Buffer> {
  const href = item?.renditions?.[0]?.href ?? ''
  const digest = Buffer.from(parseMediaReference(href)?.digest ?? '', 'base64url').toString('hex')
  const answer = await desk.ask('GET', `/media/sha-256:${digest}`)
  expect(answer.status).toBe(200)
  return answer.bytes
}

describe('a folder', () => {
  test.each([
    ['ninjs-3.1-ur.json', 'ur'],
    ['ninjs-1.4-zh.json', 'zh-Hans'],
    ['superdesk-ky.json', 'ky-KG'],
    ['newsml-g2/news-message-ky.xml', 'ky'],
    ['newsml-1/ky-embargo.txt', 'ky'],
    ['nitf/ky-identified.txt', 'ky'],
    ['iptc-7901/en-flood.txt', 'en'],
    ['anpa-1312/ky-utf-8.txt', 'ky'],
    ['rss-ru.xml', 'ru-RU'],
    ['atom-ky.xml', 'ky'],
    ['json-feed-zh.json', 'zh-Hans'],
    ['icalendar/ky-press.ics', 'ky'],
    ['email/ru-raw-1251.eml', 'ru'],
    ['email/ru-koi8.eml', 'ru'],
    ['wordpress/ky-export.xml', 'ky'],
    ['newspaper-page/ru-01.txt', 'ru'],
    ['newspaper-page/zh-01.txt', 'zh-Hans'],
  ])('is read whatever its files are called: %s in %s', async (fixture, language) => {
    const folder = await folderOf(fixture.replaceAll(/\W/g, '-'))
    await writeFile(join(folder, 'nothing.dat'), await documentOf(fixture))
    const id = await add('folder', folder)
    const { lastOutcome } = await run(id)
    expect(lastOutcome?.taken).toBeGreaterThan(0)
    expect((await items(id)).map((item) => item.language)).toContain(language)
  })

  test('gives the words of a photo by their languages, and keeps where it was taken to itself', async () => {
    const folder = await folderOf('photos')
    const bytes = await withWords(await photo())
    expect(namesPlace(await sharp(bytes).metadata())).toBe(true)
    await writeFile(join(folder, 'DSC_0001.jpg'), bytes)
    const id = await add('folder', folder)
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 1, refused: 0 })
    const [item] = await items(id)
    expect(item).toMatchObject({
      type: 'picture',
      language: 'zh-Hans',
      by: 'Айгүл Токтосунова',
      contentCreated: '2026-11-02T10:00:00+06:00',
      located: 'Токмок',
      descriptions: [{ value: caption }, { value: `<div lang="ky">${kyrgyz}</div>` }],
    })
    expect(JSON.stringify(item)).not.toContain('geoJSON')
    const kept = await bytesOf(item)
    expect(namesPlace(await sharp(kept).metadata())).toBe(false)
    // Nor is the file as it came kept anywhere.
    expect(await at.node.context.blobs.has(digestOf(bytes))).toBe(false)
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 0, unchanged: true })
  })

  test('gives a photo to the text that names it, in whichever format', async () => {
    const folder = await folderOf('companions')
    await writeFile(join(folder, 'Тоо.jpg'), await withWords(await photo(33)))
    await writeFile(join(folder, 'sheet.jpg'), await withWords(await photo(34)))
    await writeFile(
      join(folder, 'news.xml'),
      `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:kabar:1" version="1" xml:lang="ky">
       <itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
       <contentMeta><headline>Тоолордо кар калың</headline></contentMeta>
       <contentSet><remoteContent href="Тоо.jpg" contenttype="image/jpeg"/></contentSet></newsItem>`,
    )
    await writeFile(
      join(folder, 'page.json'),
      JSON.stringify({
        uri: 'tag:kabar.example,2026:page',
        language: 'ky',
        headlines: [{ value: 'Барак' }],
        bodies: [{ contentType: 'text/html', value: '<p><img src="sheet.jpg"></p>' }],
      }),
    )
    const id = await add('folder', folder)
    const first = await run(id)
    expect(first.faults).toEqual([])
    expect(first.lastOutcome).toMatchObject({ taken: 2, refused: 0 })
    const named = (await items(id)).find(({ headlines }) =>
      headlines?.some(({ value }) => value.startsWith('Тоолордо')),
    )
    expect(namesPlace(await sharp(await bytesOf(named)).metadata())).toBe(false)
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 0, unchanged: true })
  })

  test('lists a photo that says nothing of itself, and keeps it', async () => {
    const folder = await folderOf('silent')
    const bytes = await photo(35)
    await writeFile(join(folder, 'a.jpg'), bytes)
    const id = await add('folder', folder, { language: 'ky' })
    const { faults, lastOutcome } = await run(id)
    expect(lastOutcome).toMatchObject({ taken: 0, refused: 1 })
    expect(faults).toMatchObject([
      { file: 'a.jpg', code: 'intake.picture-without-words', original: digestOf(bytes) },
    ])
    // Its words come later.
    const worded = await withWords(bytes)
    await writeFile(join(folder, 'a.jpg'), worded)
    await utimes(join(folder, 'a.jpg'), new Date(), new Date())
    expect((await run(id)).lastOutcome).toMatchObject({ taken: 1 })
  })

  const random = (length: number): string =>
    Array.from({ length }, (_, n) => ((n * 7_919 + (n % 613) * n) % 36).toString(36)).join('')
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  test.each([
    [
      'a zero in the name of a picture',
      '{"uri":"urn:a:1","language":"ky","headlines":[{"value":"Көл"}],"renditions":[{"name":"a","href":"a\\u0000.jpg"}]}',
    ],
    [
      'a letter cut in two in the name of a picture',
      `{"uri":"urn:a:2","language":"ky","headlines":[{"value":"Көл"}],"renditions":[{"name":"a","href":"${'x'.repeat(299)}😀.jpg"}]}`,
    ],
    [
      'a zero in the name of an entity',
      '<!DOCTYPE x [<!ENTITY a\u0000b SYSTEM "x">]><rss><channel><item><title>Көл</title></item></channel></rss>',
    ],
    [
      'a uri of 8,000 letters',
      `{"uri":"urn:a:${random(8_000)}","language":"ky","headlines":[{"value":"Көл"}]}`,
    ],
    [
      'lists of lists beside a picture',
      `{"uri":"urn:a:3","language":"ky","headlines":[{"value":"Көл"}],"renditions":[{"name":"a","href":"there.jpg"}],"x":${deep}}`,
    ],
    [
      'a name of a person with a zero',
      '{"uri":"urn:a:4","language":"ky","headlines":[{"value":"Көл"}],"people":[{"name":"a\\u0000\\ud800"}],"altIds":[{"role":"x","value":"\\u0000"}]}',
    ],
  ])('goes on behind a file with %s', async (name, bad) => {
    const folder = await folderOf(name.replaceAll(/\W/g, '-'))
    await writeFile(join(folder, 'a.json'), bad)
    await writeFile(join(folder, 'there.jpg'), await withWords(await photo(40)))
    await copyFile(join(fixtures, 'rss-ru.xml'), join(folder, 'z.xml'))
    const id = await add('folder', folder)
    const { lastOutcome, faults } = await run(id)
    expect(lastOutcome?.fault).toBeUndefined()
    expect(lastOutcome?.taken).toBeGreaterThan(0)
    expect(faults.every(({ code }) => !code.startsWith('store.'))).toBe(true)
    expect((await run(id)).lastOutcome).toMatchObject({ unchanged: true })
  })

  test('looks once at a picture that a document names thousands of times', async () => {
    const folder = await folderOf('again-and-again')
    await writeFile(join(folder, 'a.jpg'), await withWords(await photo(41)))
    const renditions = Array.from({ length: 9_000 }, (_, n) => ({ name: `r${n}`, href: 'a.jpg' }))
    const item = { uri: 'urn:a:9', language: 'ky', headlines: [{ value: 'Көл' }], renditions }
    await writeFile(join(folder, 'a.json'), JSON.stringify(item))
    const id = await add('folder', folder)
    const { lastOutcome, faults } = await run(id)
    expect(faults).toEqual([])
    expect(lastOutcome).toMatchObject({ taken: 1 })
  }, 20_000)

  test('is asked about its files only where they changed', async () => {
    const folder = await folderOf('seen')
    await copyFile(join(fixtures, 'rss-ru.xml'), join(folder, 'a.xml'))
    const id = await add('folder', folder)
    await run(id)
    const seen = (): Promise<{ rows: { file: string }[] }> =>
      at.store.pool.query('SELECT file FROM intake_file WHERE intake = $1', [id])
    expect((await seen()).rows).toEqual([{ file: 'a.xml' }])
    const elsewhere = await folderOf('seen-elsewhere')
    await desk.ask('PATCH', `/api/intakes/${id}`, { address: elsewhere })
    expect((await seen()).rows).toEqual([])
  })
})

describe('files that people hand in', () => {
  test('are taken one by one; the same again changes nothing', async () => {
    const id = await add('upload', '')
    const bytes = await withWords(await photo(36), { ...said, uri: 'tag:kabar.example,2026:2' })
    const first = await hand(id, 'Сүрөт 1.jpg', bytes)
    expect(first).toMatchObject({ status: 200, json: { taken: 1, refused: 0, faults: [] } })
    expect((await hand(id, 'Сүрөт 1.jpg', bytes)).json).toMatchObject({
      taken: 0,
      unchanged: true,
    })
    expect((await look(id)).lastOutcome).toMatchObject({ taken: 1 })
  })

  test('that come again lead to their items, and take back no later correction', async () => {
    const id = await add('upload', '')
    const one = { uri: 'tag:kabar.example,2026:again', language: 'ky', headline: 'Биринчи' }
    const file = (item: object): Buffer => Buffer.from(JSON.stringify(item))
    const itemOf = ({ json }: Answer): unknown => json['items']
    const first = await hand(id, 'a.json', file(one))
    const [made] = itemOf(first) as [{ uri: string }]
    await hand(id, 'b.json', file({ ...one, headline: 'Экинчи' }))
    const again = await hand(id, 'a.json', file(one))
    expect(again.json).toMatchObject({ taken: 0, changed: 0, refused: 0, unchanged: true })
    expect(itemOf(again)).toMatchObject([
      { uri: made.uri, headline: 'Биринчи', language: 'ky', outcome: 'unchanged' },
    ])
    const path = `/api/items/${encodeURIComponent(made.uri)}`
    expect((await desk.ask('GET', path)).json).toMatchObject({ headline: 'Экинчи', version: 2 })
    expect(await desk.ask('POST', `${path}/kill`, { reason: 'ката' })).toMatchObject({
      status: 204,
    })
    expect(itemOf(await hand(id, 'a.json', file(one)))).toEqual([])
  })

  test('are told item by item: where each stands, what was guessed, how much had no place', async () => {
    const id = await add('upload', '')
    const one = {
      uri: 'tag:kabar.example,2026:told',
      language: 'ky',
      headline: 'Көл тоңду',
      versionCreated: '2026-11-02T10:00:00',
      colour: 'blue',
    }
    const { json } = await hand(id, 'a.json', Buffer.from(JSON.stringify(one)))
    expect(json).toMatchObject({
      taken: 1,
      items: [
        {
          headline: 'Көл тоңду',
          language: 'ky',
          outcome: 'new',
          warnings: [{ code: 'wire.date-without-zone', data: { taken: '2026-11-02T10:00:00Z' } }],
          details: 1,
        },
      ],
    })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- asserted above
    const [told] = json['items'] as [{ uri: string }]
    const opened = await desk.ask('GET', `/api/items/${encodeURIComponent(told.uri)}`)
    expect(opened).toMatchObject({ status: 200, json: { headline: 'Көл тоңду' } })
  })

  test('bring the photos of a message with them, with their words and without their place', async () => {
    const id = await add('upload', '')
    const bytes = await withWords(await photo(37))
    const message = [
      'From: Aigul <aigul@kabar.example>',
      'Date: Mon, 02 Nov 2026 10:00:00 +0600',
      'Subject: Suyab pictures',
      'Message-ID: <pictures-1@kabar.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Pictures of the archaeologists who came to the ruins of the old town this morning.',
      '--b',
      'Content-Type: image/jpeg; name=one.jpg',
      'Content-Disposition: attachment; filename=one.jpg',
      'Content-Transfer-Encoding: base64',
      '',
      bytes.toString('base64').replaceAll(/.{76}/g, '$&\n'),
      '--b',
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename=plan.pdf',
      '',
      '%PDF-1.7',
      '--b--',
      '',
    ].join('\n')
    const answer = await hand(id, 'mail.eml', Buffer.from(message))
    expect(answer.json).toMatchObject({
      taken: 1,
      faults: [{ code: 'intake.attachment-set-aside', data: { name: 'plan.pdf' } }],
    })
    const [item] = await items(id)
    expect(item?.language).toBe('en')
    const [picture, plan] = item?.associations ?? []
    expect(picture).toMatchObject({
      type: 'picture',
      language: 'zh-Hans',
      descriptions: [{ value: caption }, { value: `<div lang="ky">${kyrgyz}</div>` }],
    })
    expect(JSON.stringify(item)).not.toContain('geoJSON')
    const kept = await bytesOf({ uri: said.uri, renditions: picture?.renditions ?? [] })
    expect(namesPlace(await sharp(kept).metadata())).toBe(false)
    expect(plan?.renditions?.[0]).not.toHaveProperty('href')
  })

  test('that cannot be read are named with the reason and given back as they came', async () => {
    const id = await add('upload', '')
    const bytes = Buffer.from('no news at all')
    const answer = await hand(id, 'Жаңылык "1".txt', bytes)
    expect(answer.json).toMatchObject({ refused: 1, faults: [{ code: 'wire.format-unknown' }] })
    const { faults } = await look(id)
    expect(faults).toMatchObject([{ file: 'Жаңылык "1".txt', original: digestOf(bytes) }])
    const back = await desk.ask('GET', `/api/intakes/${id}/originals/${digestOf(bytes)}`)
    expect(back.bytes.equals(bytes)).toBe(true)
    expect(back.headers.get('content-disposition')).toContain(encodeURIComponent('Жаңылык "1".txt'))
    expect(back.headers.get('content-type')).toBe('application/octet-stream')
    const other = await add('upload', '')
    const elsewhere = `/api/intakes/${other}/originals/${digestOf(bytes)}`
    expect(codeOf(await desk.ask('GET', elsewhere))).toBe('intake.original-gone')
  })

  test('are read again when what was missing is there', async () => {
    const id = await add('upload', '')
    const unsaid = { uri: 'tag:kabar.example,2026:3', headlines: [{ value: '2026' }] }
    const bytes = Buffer.from(JSON.stringify(unsaid))
    expect((await hand(id, 'a.json', bytes)).json).toMatchObject({
      faults: [{ code: 'intake.language-untold' }],
    })
    await desk.ask('PATCH', `/api/intakes/${id}`, { language: 'tg' })
    const again = await desk.ask('POST', `/api/intakes/${id}/read-again`)
    expect(again).toMatchObject({ status: 200, json: { lastOutcome: { taken: 1, refused: 0 } } })
    const { faults } = await look(id)
    expect(faults).toEqual([])
    expect(await items(id)).toMatchObject([{ language: 'tg' }])
  })

  test('go to no other kind of intake, and are of one line', async () => {
    const id = await add('folder', await folderOf('not-by-hand'))
    expect(codeOf(await hand(id, 'a', Buffer.from('a')))).toBe('intake.not-by-hand')
    const own = await add('upload', '')
    expect((await hand(own, 'a\nb', Buffer.from('a'))).status).toBe(400)
    const placed = { name: 'x', kind: 'upload', address: '/tmp', every: 15, offer: false }
    expect(codeOf(await desk.ask('POST', '/api/intakes', placed))).toBe('intake.address')
  })

  test('hold up nobody while they are read', async () => {
    const id = await add('upload', '')
    const slow = `<nitf>${'<a>b</a>'.repeat(190_000)}</nitf>${'<a>'.repeat(20_000)}`
    const reader = { done: false }
    const reading = hand(id, 'slow.xml', Buffer.from(slow)).then((answer) => {
      reader.done = true
      return answer
    })
    let answers = 0
    do {
      expect((await desk.ask('GET', '/api/session')).status).toBe(200)
      answers += 1
    } while (!reader.done)
    expect((await reading).json).toMatchObject({ refused: 1 })
    expect(answers).toBeGreaterThan(1)
  })
})

test('a name for bytes that nobody brought is taken out, and told', async () => {
  const id = await add('upload', '')
  const href = `ni:///sha-256;${'A'.repeat(43)}`
  const item = {
    uri: 'tag:kabar.example,2026:4',
    language: 'ky',
    headlines: [{ value: 'Сүрөтү жок' }],
    renditions: [{ name: 'main', href }],
  }
  expect((await hand(id, 'a.json', Buffer.from(JSON.stringify(item)))).json).toMatchObject({
    taken: 1,
    faults: [{ code: 'intake.file-missing', data: { href } }],
  })
  expect(JSON.stringify(await items(id))).not.toContain('ni:')
})
