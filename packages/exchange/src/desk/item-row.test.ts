import { describe, expect, test } from 'vitest'
import { hrefOfDigest } from '../media-row.ts'
import { itemColumns, searchVector } from './item-row.ts'

const small = `sha-256:${'1a'.repeat(32)}`
const large = `sha-256:${'2b'.repeat(32)}`

describe('the columns of an item', () => {
  test('are its headline, summary, subjects, topics and terms', () => {
    const columns = itemColumns({
      uri: 'tag:jibek.example,2026:1',
      language: 'ky',
      headlines: [{ role: 'main', value: 'Ысык-Көлдө <форум>' }],
      descriptions: [{ role: 'summary', value: 'Эки күн' }],
      bodies: [{ contentType: 'text/html', value: '<p>Коноктор &amp; сөз</p>' }],
      subjects: [{ name: 'Маданият', uri: 'medtop:01000000', literal: 'culture' }],
      expires: '2026-12-01T00:00:00Z',
    })
    expect(columns).toEqual({
      headline: 'Ысык-Көлдө <форум>',
      summary: 'Эки күн',
      subjects: ['Маданият'],
      topics: ['medtop:01000000', 'culture'],
      thumbnail: null,
      search: "'ысык' 'көлдө' 'форум' 'эки' 'күн' 'коноктор' 'сөз' 'маданият'",
      expires: new Date('2026-12-01T00:00:00Z'),
      rights: null,
    })
  })

  test('show the smallest picture that is sharp enough', () => {
    const columns = itemColumns({
      uri: 'tag:jibek.example,2026:1',
      associations: [
        {
          type: 'picture',
          renditions: [
            { name: 'large', href: hrefOfDigest(large), width: 2000, contentType: 'image/jpeg' },
            { name: 'small', href: hrefOfDigest(small), width: 640, contentType: 'image/jpeg' },
          ],
        },
      ],
    })
    expect(columns.thumbnail).toBe(small)
  })
})

test("terms are quoted as PostgreSQL's tsvector wants them", () => {
  expect(searchVector("oʻzbek o'zbek")).toBe("'oʻzbek'")
})
