import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { readEmail } from './read-email.ts'
import { read } from './read.ts'
import { validateDocument } from './validate-document.ts'

const fixture = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../fixtures/email', name))
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

test('a message of an old mailer keeps words, sender, answer, quotes and signature apart', async () => {
  const { format, items, faults } = await read(fixture('ru-koi8.eml'))
  expect({ format, faults }).toEqual({ format: 'email', faults: [] })
  expect(items[0]?.item).toMatchObject({
    uri: 'mid:2026.11.23.1@stepnoy.example',
    type: 'text',
    firstCreated: '2026-11-23T09:15:00+06:00',
    headlines: [{ value: 'Паводок на реке Сырой' }],
    by: 'Марина Лугова',
    people: [
      { name: 'Марина Лугова', rel: 'author', contactInfo: [{ value: 'marina@stepnoy.example' }] },
      { rel: 'reply-to', contactInfo: [{ value: 'desk@stepnoy.example' }] },
    ],
    altIds: [{ role: 'in-reply-to', value: '2026.11.22.9@naryn.example' }],
  })
  expect(items[0]?.item.bodies?.[0]?.value).toBe(
    '<p>Вода поднялась за ночь на сорок сантиметров.</p><blockquote><p>Когда вы пришлёте текст?</p><blockquote><p>Ждём снимки.</p></blockquote></blockquote><p>Сегодня к полудню.</p><hr /><p><small>Марина Лугова<br />Степной вестник</small></p>',
  )
})

test('of a message in two forms the safe HTML is taken; files and messages in it are bound', async () => {
  const { items, faults } = await read(fixture('zh-mixed.eml'))
  expect(faults).toEqual([])
  const item = items[0]?.item
  expect(item).toMatchObject({
    headlines: [{ value: '河灯节今晚开幕' }],
    by: '河谷日报',
    subjects: [{ name: '民俗' }, { name: '灯会' }],
    bodies: [{ value: '<p>河燈節今晚開幕。</p>' }, { value: '河燈節今晚開幕。' }],
    associations: [
      {
        rel: 'attachment',
        type: 'picture',
        title: '河灯.png',
        descriptions: [{ value: '河灯顺流而下' }],
        renditions: [{ contentType: 'image/png', sizeInBytes: 16 }],
      },
      { rel: 'message', uri: 'mid:q1@hegu.example', headlines: [{ value: '提问' }] },
    ],
  })
  const judged = await validateDocument(encode(JSON.stringify(item)))
  expect(judged.findings).toEqual([])
  const { files } = readEmail(fixture('zh-mixed.eml'))
  expect(files.map(({ uri, bytes }) => [uri, bytes.length])).toEqual([
    [item?.associations?.[0]?.uri, 16],
  ])
})

test('raw letters in header and text without a charset are read by what they make', async () => {
  const { items } = await read(fixture('ru-raw-1251.eml'))
  expect(items[0]?.item).toMatchObject({
    headlines: [{ value: 'Мост через реку открыли после ремонта' }],
    by: 'Отдел новостей',
    bodies: [{ value: '<p>Движение по мосту открыто сегодня утром.</p>' }, {}],
  })
  expect(items[0]?.warnings).toContainEqual({
    code: 'wire.encoding-guessed',
    encoding: 'windows-1251',
  })
})

test('a mailbox gives each of its messages', async () => {
  const { items } = await read(fixture('en-box.mbox'))
  expect(items.map(({ item }) => [item.uri, item.bodies?.[1]?.value])).toEqual([
    ['mid:1@naryn.example', 'First.'],
    ['mid:2@naryn.example', 'Second.'],
  ])
})

test.each(['', 'no-such-boundary'])(
  'a multipart whose boundary never comes (%j) is read as text',
  async (boundary) => {
    const message = `From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\nМост открыт.\r\n`
    const { items } = await read(encode(message))
    expect(items[0]?.item.bodies?.[1]?.value).toBe('Мост открыт.')
  },
)

test('a text of the wire, and a page with colons, are no messages', async () => {
  expect(
    (await read(encode('Note: this is a text.\nTo: nobody\n\nIt has colons.'))).format,
  ).toBeUndefined()
})
