/** Documents of the old formats around what an attack puts inside. */
export const nitf = (body: string, head = ''): string =>
  `<?xml version="1.0"?><nitf><head><docdata><doc-id id-string="urn:a:1"/>${head}</docdata></head><body><body.content>${body}</body.content></body></nitf>`
export const newsml = (inside: string): string =>
  `<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:a:1</PublicIdentifier></NewsIdentifier></Identification><NewsComponent>${inside}</NewsComponent></NewsItem></NewsML>`
export const iptc = (text: string): string =>
  `\u0001abc0001 3 g 9\r\nx\r\n\u0002${text}\u0003\r\n230600 GMT Nov 26\r\n\u0004`
export const anpa = (text: string): string =>
  `\u0016\u0016\u0001a0001\u001Fx\r\nr i\u0013\u0011 BC-X 11-23 9\r\n\u0002${text}\u0003\r\nAP-WX-11-23-26 0500GMT\r\n\u0004`
