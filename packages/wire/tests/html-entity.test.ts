import { expect, test } from 'vitest'

import { read } from '../src/read.ts'

const words = 'a&nbsp;b &eacute; &mdash; &laquo;x&raquo; &copy; &amp; &nobody;'
const said = 'a\u00A0b é — «x» © & &nobody;'

test.each([
  [
    'RSS',
    `<rss version="2.0"><channel><item><guid isPermaLink="false">urn:a:1</guid><title>${words}</title></item></channel></rss>`,
  ],
  [
    'Atom',
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:a:1</id><title>${words}</title></entry></feed>`,
  ],
  [
    'NITF',
    `<nitf><head><docdata><doc-id id-string="urn:a:1"/></docdata></head><body><body.head><hedline><hl1>${words}</hl1></hedline></body.head></body></nitf>`,
  ],
  [
    'NewsML-G2',
    `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1"><contentMeta><headline>${words}</headline></contentMeta></newsItem>`,
  ],
  [
    'NewsML 1',
    `<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:a:1</PublicIdentifier></NewsIdentifier></Identification><NewsComponent><NewsLines><HeadLine>${words}</HeadLine></NewsLines><ContentItem><DataContent><p>x</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  ],
  [
    'WordPress',
    `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>${words}</title><guid>http://a/1</guid></item></channel></rss>`,
  ],
])('%s that declares no entities may use those of HTML', async (_format, text) => {
  const { items } = await read(new TextEncoder().encode(text))
  const spaces = (value: string | undefined): string | undefined =>
    value?.replaceAll('\u00A0', ' ').replaceAll('&amp;', '&')
  expect(spaces(items[0]?.item.headlines?.[0]?.value)).toBe(spaces(said))
})
