import { expect, test } from 'vitest'

import { bodyHtmlOf, headlineOf, kindOf, picturesOf, subjectsOf, summaryOf } from './item-text.ts'
import type { NewsItem } from './ninjs.ts'

test.each<[NewsItem, string]>([
  [{ uri: 'urn:a:1', type: 'composite' }, 'package'],
  [{ uri: 'urn:a:1', type: 'planning' }, 'event'],
  [{ uri: 'urn:a:1', eventDetails: {} }, 'event'],
  [
    {
      uri: 'urn:a:1',
      renditions: [{ name: 'main', href: 'https://a.example/1.jpg', contentType: 'image/jpeg' }],
    },
    'picture',
  ],
  [{ uri: 'urn:a:1', bodies: [{ value: 'x' }] }, 'text'],
])('%j is of the kind %s', (item, kind) => {
  expect(kindOf(item)).toBe(kind)
})

test('the main headline comes before others, the title stands in where there is none', () => {
  const headlines = [
    { role: 'short', value: 'Кыска' },
    { role: 'main', value: 'Негизги' },
  ]
  expect(headlineOf({ headlines })).toBe('Негизги')
  expect(headlineOf({ title: 'Аталышы' })).toBe('Аталышы')
  expect(headlineOf({ headlines: [{ contentType: 'text/html', value: '<b>А</b> &amp; Б' }] })).toBe(
    'А & Б',
  )
  expect(summaryOf({})).toBe('')
})

test('plain text is shown as paragraphs and runs nothing', () => {
  expect(bodyHtmlOf({ bodies: [{ value: '1 < 2\n\n<script>x</script>' }] })).toBe(
    '<p>1 &lt; 2</p><p>&lt;script&gt;x&lt;/script&gt;</p>',
  )
  expect(
    bodyHtmlOf({ bodies: [{ contentType: 'text/html', value: '<p onclick="x">а</p>' }] }),
  ).toBe('<p>а</p>')
})

test('a picture carries its caption, credit and text for those who cannot see it', () => {
  const pictures = picturesOf({
    uri: 'urn:a:1',
    type: 'text',
    renditions: [{ name: 'sound', href: 'https://a.example/1.mp3', contentType: 'audio/mpeg' }],
    associations: [
      {
        name: 'mainpic',
        uri: 'urn:a:2',
        type: 'picture',
        by: 'Пётр Лодкин',
        descriptions: [
          { role: 'caption', value: 'Мост утром' },
          { role: 'alt', value: 'Мост над рекой' },
        ],
        renditions: [
          { name: 'main', href: 'https://a.example/2.jpg', width: 1200, height: 800 },
          { name: 'no address' },
        ],
      },
    ],
  })
  expect(pictures).toEqual([
    {
      uri: 'urn:a:2',
      rendition: 'main',
      href: 'https://a.example/2.jpg',
      width: 1200,
      height: 800,
      caption: 'Мост утром',
      alt: 'Мост над рекой',
      credit: 'Пётр Лодкин',
    },
  ])
})

test('subjects are told once', () => {
  expect(
    subjectsOf({ subjects: [{ name: '农业' }, { name: '农业' }, { uri: 'urn:s:1' }, {}] }),
  ).toEqual([{ name: '农业' }, { uri: 'urn:s:1' }])
})
