const sentences = [
  'Көлдүн деңгээли бир жумада эки метрге көтөрүлдү, айылдар көчүрүлбөйт.',
  'Вода поднялась за неделю на два метра, переселять деревни не будут.',
  'The water rose by two metres in a week; no village will be moved.',
  '湖水一周内上涨两米，村庄无需搬迁。',
]

function prose(from: number, length: number): string {
  return Array.from({ length }, (_, index) => sentences[(from + index) % sentences.length]).join(
    ' ',
  )
}

const namespaces =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'

/** An RSS feed as news sites give it: headlines with a line or two, an author, a picture. */
export function headlineFeed(entries: number): string {
  const items = Array.from(
    { length: entries },
    (_, n) => `<item>
      <title>${prose(n, 1)} &amp; ${n}</title>
      <link>https://kol.example/kabar/${n}?utm=rss&amp;n=${n}</link>
      <guid isPermaLink="false">kol-${n}</guid>
      <pubDate>Mon, 02 Nov 2026 10:${String(n % 60).padStart(2, '0')}:00 +0600</pubDate>
      <dc:creator>Айнура Сыдыкова</dc:creator>
      <category domain="https://kol.example/temy">Суу</category>
      <category>Айыл ${n % 7}</category>
      <description>${prose(n, 2)}</description>
      <media:content url="https://kol.example/suret/${n}.jpg" type="image/jpeg" medium="image" width="1200" height="800"><media:credit>Бакыт Осмонов</media:credit></media:content>
    </item>`,
  ).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" ${namespaces}><channel>
<title>Көл</title><link>https://kol.example/</link><description>Кабарлар</description><language>ky</language>
<atom:link href="https://kol.example/feed" rel="self" type="application/rss+xml"/>
${items}
</channel></rss>`
}

/** An RSS feed with whole stories as HTML, with links and a picture, as blogs and some papers do. */
export function storyFeed(entries: number): string {
  const items = Array.from({ length: entries }, (_, n) => {
    const paragraphs = Array.from(
      { length: 8 },
      (_unused, index) =>
        `<p>${prose(n + index, 2)} <a href="https://kol.example/${n}/${index}?a=1&amp;b=2">${prose(n, 1)}</a> <strong>${index}</strong></p>`,
    ).join('\n')
    return `<item>
      <title>${prose(n, 1)} &amp; ${n}</title>
      <link>https://kol.example/kabar/${n}</link>
      <guid>https://kol.example/kabar/${n}</guid>
      <pubDate>Mon, 02 Nov 2026 10:${String(n % 60).padStart(2, '0')}:00 +0600</pubDate>
      <dc:creator>Айнура Сыдыкова</dc:creator>
      <category>Суу</category>
      <description><![CDATA[<p>${prose(n, 2)}</p>]]></description>
      <content:encoded><![CDATA[<figure class="wp-block-image"><img src="https://kol.example/suret/${n}.jpg" alt="Көл" width="1200" height="800" loading="lazy"/><figcaption>${prose(n, 1)}</figcaption></figure>
${paragraphs}]]></content:encoded>
    </item>`
  }).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" ${namespaces}><channel>
<title>Көл</title><link>https://kol.example/</link><description>Кабарлар</description><language>ky</language>
${items}
</channel></rss>`
}

/** An Atom feed with summaries and escaped HTML. */
export function atomFeed(entries: number): string {
  const items = Array.from(
    { length: entries },
    (_, n) => `<entry>
      <title type="text">${prose(n, 1)} ${n}</title>
      <link rel="alternate" type="text/html" href="https://kol.example/kabar/${n}"/>
      <id>tag:kol.example,2026:${n}</id>
      <published>2026-11-02T10:00:00+06:00</published>
      <updated>2026-11-02T11:00:00+06:00</updated>
      <author><name>Айнура Сыдыкова</name></author>
      <category term="suu" label="Суу" scheme="https://kol.example/temy#"/>
      <summary type="text">${prose(n, 1)}</summary>
      <content type="html">&lt;p&gt;${prose(n, 3)}&lt;/p&gt;&lt;p&gt;${prose(n + 1, 3)} &lt;em&gt;${n}&lt;/em&gt;&lt;/p&gt;</content>
    </entry>`,
  ).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ky"><title>Көл</title><id>tag:kol.example,2026:feed</id>
<link rel="self" href="https://kol.example/atom"/><link rel="alternate" href="https://kol.example/"/><updated>2026-11-02T11:00:00+06:00</updated>
${items}
</feed>`
}
