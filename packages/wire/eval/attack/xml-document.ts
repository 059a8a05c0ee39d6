/** Documents of XML formats around what an attack puts inside. */
export const atom = (inside: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a:0</id><title>x</title><entry><id>urn:a:1</id><title>t</title>${inside}</entry></feed>`
export const rdf = (inside: string): string =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://a/"><title>x</title></channel><item rdf:about="http://a/1"><title>t</title>${inside}</item></rdf:RDF>`
export const rss = (inside: string): string =>
  `<rss version="2.0"><channel><title>x</title><item><guid>urn:a:1</guid><title>t</title>${inside}</item></channel></rss>`
export const wordpress = (inside: string): string =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>x</title><item><title>t</title><guid>http://a/1</guid><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type>${inside}</item></channel></rss>`
export const g2 = (inside: string): string =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a:1" version="1" standard="NewsML-G2" standardversion="2.35"><itemMeta><itemClass qcode="ninat:text"/><provider literal="x"/><versionCreated>2026-11-23T00:00:00Z</versionCreated></itemMeta><contentMeta><headline>t</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${inside}</body></html></inlineXML></contentSet></newsItem>`
