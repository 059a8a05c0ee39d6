import * as fc from 'fast-check'
import sanitizeHtml from 'sanitize-html'
import { expect, test } from 'vitest'

import { isPlainHtml } from './plain-html.ts'
import { allowedElements } from './sanitise.ts'

const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('', 'сөз', ' a "b" ', '&amp;', '&lt;', '<br />', "it's"),
    fc.tuple(tie('html'), tie('html')).map((parts) => parts.join('')),
    fc
      .tuple(
        fc.constantFrom(
          'p',
          'h2',
          'div',
          'ul',
          'ol',
          'li',
          'em',
          'strong',
          'span',
          'blockquote',
          'a',
          'script',
        ),
        tie('html'),
      )
      .map(([name, inner]) => `<${name}>${inner}</${name}>`),
  ),
}))

test('what counts as plain is what the sanitiser would leave as it is', () => {
  fc.assert(
    fc.property(html, (text) => {
      fc.pre(isPlainHtml(text))
      expect(sanitizeHtml(text, { allowedTags: [...allowedElements] })).toBe(text)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  '<p>x',
  '<p>x</em></p>',
  '<p onclick="x()">x</p>',
  '<p><p>x</p></p>',
  '<ul>x<em>y</em></ul><script>x</script>',
  '<!-- x -->',
  '<P>x</P>',
  'a & b',
  'a < b',
  '<br>',
  '<li><li>x</li></li>',
  '<em><p>x</p></em>',
  '<p >x</p >',
  '<div>'.repeat(40) + '</div>'.repeat(40),
])('%j is not plain', (text) => {
  expect(isPlainHtml(text)).toBe(false)
})
