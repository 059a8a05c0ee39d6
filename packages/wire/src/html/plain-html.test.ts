import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { processorTime } from '../../eval/processor-time.ts'
import { sanitiseByParser } from './sanitiser.ts'
import { plainHtml } from './plain-html.ts'

const names =
  'p h2 div ul ol li em strong span blockquote a q del time table thead tbody tr td th caption figure figcaption dl dt dd pre sub ruby script style section center header strike tt font big kbd'.split(
    ' ',
  )
const attributes = fc.constantFrom(
  'href="https://kol.example/1?a=1&amp;b=2"',
  'href="https://kol.example/1?a=1&b=2&copy=3"',
  'href="javascript:alert(1)"',
  'href="//kol.example/1"',
  'href="/кабар"',
  'href="1.html"',
  'HREF="HTTP://kol.example/"',
  "href='https://kol.example/a\"b'",
  'href=""',
  'src="https://kol.example/1.jpg"',
  'src="data:image/png;base64,AAAA"',
  'width="1"',
  'width="640"',
  'alt=""',
  'alt="a &lt; &quot;b&quot; & c"',
  'class="x y"',
  'style="color: red"',
  'onclick="x()"',
  'rel="nofollow"',
  'title="1 > 2"',
  'dir="rtl"',
  'dir="up"',
  'lang="ur"',
  'colspan="2"',
  'hidden',
  'id=x',
)
const tags = fc
  .tuple(fc.constantFrom(...names), fc.array(attributes, { maxLength: 3 }))
  .map(([name, own]) => ({ name, open: [name, ...own].join(' ') }))

const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      '',
      'сөз',
      ' a "b" ',
      '&amp;',
      '&lt;',
      '<br />',
      '<br>',
      '<hr/>',
      "it's",
      'a & b',
      'a > b',
      '&nbsp;',
      '&#8217;',
      '&#146;',
      '&rsquo;',
      '&copy',
      '&unknown;',
      '&notit;',
      'AT&T',
      '< 1',
      '<!-- x -->',
      '<!-->',
      '<!-- a -- b -->',
      '<![CDATA[x]]>',
      '<p>',
      '</p>',
      '</a>',
      '<b',
    ),
    fc.array(attributes, { maxLength: 4 }).map((own) => `<img ${own.join(' ')}>`),
    fc.tuple(tie('html'), tie('html')).map((parts) => parts.join('')),
    fc.tuple(tags, tie('html')).map(([{ name, open }, inner]) => `<${open}>${inner}</${name}>`),
  ),
}))

test('what is read as plain comes out as the parser would have it', () => {
  let plain = 0
  fc.assert(
    fc.property(html, (text) => {
      const found = plainHtml(text)
      if (found === undefined) return
      plain += 1
      expect(found).toBe(sanitiseByParser(text))
    }),
    { numRuns: 6_000 },
  )
  expect(plain).toBeGreaterThan(1_000)
})

test.each([
  ['<p class="x">Көл</p>', '<p>Көл</p>'],
  [
    '<P>1 > 2<BR><IMG SRC="https://kol.example/1.jpg" loading="lazy"></P>',
    '<p>1 &gt; 2<br /><img src="https://kol.example/1.jpg" /></p>',
  ],
  [
    '<a href="https://kol.example/?a=1&b=2" target="_blank">Көл</a>',
    '<a href="https://kol.example/?a=1&amp;b=2" rel="noopener noreferrer">Көл</a>',
  ],
  ['<img src="https://kol.example/c.gif" width="1">', ''],
  ['a &mdash; b & c<!-- d -->', 'a — b &amp; c'],
  [
    '<table><tr><td colspan="2">1</td></tr></table>',
    '<table><tr><td colspan="2">1</td></tr></table>',
  ],
])('%j is plain', (text, safe) => {
  expect(plainHtml(text)).toBe(safe)
})

test.each([
  '<p>x',
  '<p>x</em></p>',
  '<p><p>x</p></p>',
  '<p><div>x</div></p>',
  '<p hidden>x</p>',
  '<ul>x<em>y</em></ul><script>x</script>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<a href="/a"><em><a href="/b">x</a></em></a>',
  '<td>x</td>',
  '<svg></svg>',
  '<a href="/a" href="/b">x</a>',
  'a &copy b',
  'a < b',
  '<li><li>x</li></li>',
  '<div/>',
  '<!--> x -->',
  '<div>'.repeat(40) + '</div>'.repeat(40),
])('%j is left to the parser', (text) => {
  expect(plainHtml(text)).toBeUndefined()
})

test('HTML that never ends is given up in time that grows with its length', () => {
  for (const text of [
    '<p ' + ' '.repeat(500_000),
    '<a b="'.repeat(100_000),
    '<p a=""'.repeat(60_000),
    '<!--' + '-'.repeat(500_000),
  ]) {
    const seconds = processorTime()
    expect(plainHtml(text)).toBeUndefined()
    expect(seconds()).toBeLessThan(1)
  }
})
