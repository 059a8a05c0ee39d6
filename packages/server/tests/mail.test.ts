import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AlarmMail } from '../src/mail-text.ts'
import { startTestNode, type TestNode } from './test-node.ts'

/** A mail server that takes everything. @source RFC 5321 */
function openMailServer(): { server: Server; mails: { to: string[]; text: string }[] } {
  const mails: { to: string[]; text: string }[] = []
  const talk = (socket: Socket): void => {
    let mail: { to: string[]; text: string } = { to: [], text: '' }
    let inData = false
    let rest = ''
    socket.write('220 mail.example\r\n')
    socket.on('data', (bytes) => {
      rest += bytes.toString()
      for (let end = rest.indexOf('\r\n'); end !== -1; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (inData && line === '.') {
          inData = false
          mails.push(mail)
          mail = { to: [], text: '' }
          socket.write('250 taken\r\n')
        } else if (inData) mail.text += `${line}\n`
        else if (/^DATA/i.test(line)) {
          inData = true
          socket.write('354 go on\r\n')
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else {
          const to = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1]
          if (to !== undefined) mail.to.push(to)
          socket.write('250 mail.example\r\n')
        }
      }
    })
    socket.on('error', () => socket.destroy())
  }
  return { server: createServer(talk), mails }
}

const { server, mails } = openMailServer()
let at: TestNode
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  at = await startTestNode({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'suyab@talas.example' })
})
afterAll(async () => {
  await at.stop()
  await new Promise((resolve) => server.close(resolve))
})

const alarm: AlarmMail = {
  newsroom: { en: 'Talas Daily', ky: 'Талас күн' },
  partner: { en: 'Chang’an Post', 'zh-Hans': '长安邮报', ru: 'Чанъань пост' },
  uri: 'tag:changan.example,2026-11-20:7',
  reason: 'Wrong person named\r\nBcc: everyone@example.org',
  receivedAt: '2026-11-20T08:00:00.000Z',
  withheld: 2,
  published: 1,
  timeZone: 'Asia/Bishkek',
  link: 'https://talas.example/alarms',
}

test('an alarm reaches those who want it, each in their language, and nobody else', async () => {
  const want = async (language: string, mail: string, wants = true): Promise<void> => {
    const id = await at.person('editor', mail)
    await at.store.pool.query('UPDATE person SET language = $2, alarm_by_mail = $3 WHERE id = $1', [
      id,
      language,
      wants,
    ])
  }
  await want('zh-Hans', 'zh@example.org')
  await want('ru', 'ru@example.org')
  await want('ky', 'ky@example.org')
  await want('en', 'en@example.org')
  await want('en', 'quiet@example.org', false)
  const { mail } = at.node.context
  if (mail === undefined) throw new Error('the node has a mail server')
  await at.store.db
    .transaction()
    .execute(async (trx) => {
      await mail.alarm(trx, { ...alarm, uri: 'tag:rolled.back,2026:1' })
      throw new Error('rolled back')
    })
    .catch(() => undefined)
  await at.store.db.transaction().execute((trx) => mail.alarm(trx, alarm))
  await expect.poll(() => mails.length, { timeout: 20_000 }).toBe(4)
  expect(mails.flatMap(({ to }) => to).toSorted()).toEqual([
    'en@example.org',
    'ky@example.org',
    'ru@example.org',
    'zh@example.org',
  ])
  for (const { text } of mails) {
    const [head = ''] = text.split('\n\n')
    expect(head).not.toMatch(/^Bcc:/im)
    expect(head).toMatch(/^Content-Language: (zh-Hans|ru|ky|en)$/im)
  }
  const chinese = mails.find(({ to }) => to[0] === 'zh@example.org')?.text ?? ''
  const subject = /^Subject: ([^]*?)\n\S/m.exec(chinese)?.[1] ?? ''
  const words = [...subject.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)].map(([, how, text = '']) =>
    how?.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString()
      : Buffer.from(
          text
            .replaceAll('_', ' ')
            .replaceAll(/=([\dA-F]{2})/gi, (_all, hex: string) =>
              String.fromCodePoint(Number.parseInt(hex, 16)),
            ),
          'latin1',
        ).toString(),
  )
  expect(words.join('')).toContain('撤稿：长安邮报')
})
