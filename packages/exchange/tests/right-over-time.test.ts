import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endAgreement } from '../src/agreement-errand.ts'
import type { GrantTerms } from '../src/agreement-terms.ts'
import { mayLook } from '../src/desk/media-look.ts'
import { hrefOfDigest } from '../src/media-row.ts'
import { grant, story, TestNetwork, type TestNewsroom } from './newsroom-bench.ts'
import { deskOutputs, feedOutputs, placesOf, roles, viewerOf } from './outputs.ts'

const day = 86_400_000
const network = new TestNetwork()
let now = Date.parse('2026-11-23T06:00:00.000Z')
beforeAll(() => {
  network.time = () => now
})
afterAll(() => network.close())

let number = 0
async function pair(
  give: Partial<GrantTerms>,
  until?: string,
): Promise<{ maker: TestNewsroom; user: TestNewsroom; id: string }> {
  number += 1
  const maker = await network.open(`maker${number}.example`)
  const user = await network.open(`user${number}.example`, ['zh-Hans'])
  const id = await network.agree(maker, user, {
    give: grant({ keepsAfterEnd: false, ...give }),
    ...(until === undefined ? {} : { until }),
  })
  return { maker, user, id }
}

async function seen(user: TestNewsroom, words: readonly string[], digest: `sha-256:${string}`) {
  const outputs = [...(await feedOutputs(user))]
  for (const role of roles) outputs.push(...(await deskOutputs(user, role, words)))
  const places = words.flatMap((word) => placesOf(outputs, word))
  const looks = await Promise.all(
    roles.map((role) => mayLook(user.db, digest, viewerOf(role), user.effects.now())),
  )
  return [...places, ...looks.flatMap((may, index) => (may ? [`picture: ${roles[index]}`] : []))]
}

describe('a text whose right has run out is in no output any more', () => {
  test.each([
    ['by the item’s own end', {}, undefined, 3],
    ['by the days of the grant', { days: 3 }, undefined, 3],
    ['by the agreement’s end', {}, 3, 3],
    ['by a side that ended it', {}, undefined, undefined],
  ] as const)('%s', async (_why, give, days, passes) => {
    const until = days === undefined ? undefined : new Date(now + days * day).toISOString()
    const { maker, user, id } = await pair(give, until)
    const own = _why === 'by the item’s own end'
    const [word, translated] = ['канарейка', 'jinsique']
    const { digest } = await maker.blobs.put(Buffer.from(`picture ${number}`))
    const [issued] = await maker.issue(
      story('Кабар', {
        bodies: [{ contentType: 'text/html', value: `<p>${word}</p>` }],
        descriptions: [{ role: 'summary', value: word }],
        renditions: [{ name: 'original', href: hrefOfDigest(digest), contentType: 'image/png' }],
        ...(own ? { expires: new Date(now + 3 * day).toISOString() } : {}),
      }),
    )
    await user.read(id)
    await user.issue({
      ...story(translated),
      language: 'zh-Hans',
      translationOf: { uri: issued!.uri, version: 1 },
    })
    const before = await seen(user, [word], digest)
    expect(before).toContain('viewer: search in')
    expect(before).toContain('picture: viewer')
    expect(placesOf(await feedOutputs(user), translated)).not.toEqual([])
    if (passes === undefined) {
      await endAgreement(maker.errands, id, 'over')
      await user.read(id)
    } else {
      now += passes * day - 1000
      expect(await seen(user, [word], digest)).toEqual(before)
      now += 1000
    }
    expect(await seen(user, [word], digest)).toEqual([])
    // What stands on it is published no longer either; at our own desk it stays ours.
    expect(placesOf(await feedOutputs(user), translated)).toEqual([])
  })
})
