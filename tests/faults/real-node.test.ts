import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { invite } from '@suyab/exchange/agreement-errand'
import { run as kill } from './kill.ts'
import { run as leak } from './leak.ts'
import { holds, type Measured } from './measured.ts'
import { grantOf, openRealNewsroom } from './real-newsroom.ts'

/** How long things take is measured apart, on a machine that does nothing else. */
function broken(figures: readonly Measured[]): Measured[] {
  return figures.filter((figure) => figure.unit !== 's' && !holds(figure))
}

test('a word of an embargoed text is in no answer, and of a killed text nowhere at all', async () => {
  expect(broken(await leak())).toEqual([])
}, 240_000)

test('a kill reaches every partner before anything else, and is named until it is confirmed', async () => {
  expect(broken(await kill(2, 500))).toEqual([])
}, 240_000)

test('guessing at invitations is slowed', async () => {
  const host = await openRealNewsroom({ id: 'host.example' })
  try {
    const { link } = await invite(host.errands, { give: grantOf(), take: null, contacts: [] })
    const id = new URL(link).pathname.split('/').at(-1)
    const statuses: number[] = []
    for (let guess = 0; guess < 30; guess += 1) {
      const response = await fetch(`${host.node.origin}/exchange/invitations/look`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, token: `guess${guess}`.padEnd(40, 'x') }),
      })
      statuses.push(response.status)
    }
    expect(statuses[0]).toBe(409)
    expect(statuses.at(-1)).toBe(429)
  } finally {
    await host.close()
  }
}, 120_000)

test('a stranger’s long body is refused by its head and not read', async () => {
  const host = await openRealNewsroom({ id: 'host.example' })
  try {
    const asking = request(`${host.node.origin}/exchange/${host.effects.uuid()}/log`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 16_000_000 },
    })
    asking.flushHeaders()
    const [answer] = (await once(asking, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(401)
    expect(answer.headers.connection).toBe('close')
    asking.destroy()
  } finally {
    await host.close()
  }
}, 120_000)
