/** Collecting, taking articles out of pages, and outlets. */
export const faultsCollect = {
  'collect.address':
    'The page’s own address is none ({found}), so it was left out. Look at the page.',
  'collect.duplicate':
    'The page is the same article as another ({of}), so it was stored once. Nothing is to be done.',
  'collect.gave-up':
    'The page was tried {attempts} times in vain and given up. Open it in a browser.',
  'collect.host-busy':
    '{host} is being asked just now, as slowly as it wishes. Try again in a moment.',
  'collect.http-status':
    'The site does not give this address (status {status}). Open it in a browser: it may have moved.',
  'collect.media-type': 'This is {found} and no page, so it was left out. Nothing is to be done.',
  'collect.past-retention':
    'The article of {published} is older than the {days} days for which articles are kept. Keep them longer if it should stay.',
  'collect.reader-broke':
    'Reading broke off ({reason}), so nothing was taken. It is tried again by itself.',
  'collect.sitemap-endless':
    'The sitemap leads on without end; only the first {limit} were followed. Name the sitemaps that matter one by one.',
  'collect.sitemap-too-large':
    'The sitemap has more than {limit} bytes, so it was not read. Name its parts, or use a feed.',
  'collect.sitemap-unreadable':
    'The sitemap cannot be read ({reason}). Open its address: it may be a page of the site.',
  'collect.too-many-waiting':
    'More than {limit} pages wait already, so the others were not taken. They come when there is room.',
  'collect.wall':
    'The site showed something else instead of the article ({kind}), so nothing was stored. Ask its operator to let the collector read.',
  'extract.broke':
    'The page could not be read ({reason}), so it was left out. Open it in a browser.',
  'extract.encoding-unknown':
    'The page’s encoding {encoding} is not known, so it was left out. Ask its operator for UTF-8.',
  'extract.no-article':
    'No article was found in the page ({letters} letters). It may be a list or a picture.',
  'extract.not-html': 'This is no page ({found}), so it was left out. Look at the address.',
  'extract.too-deep':
    'The page is nested more than {limit} deep: it may be broken, and was left out.',
  'extract.too-large':
    'The page has {bytes} bytes, more than {limit}: it is no article and was left out.',
  'extract.too-many-elements':
    'The page has more than {limit} elements: it is no article and was left out.',
  'extract.too-slow':
    'Reading the page took more than {milliseconds} ms and was given up. It may be made to do so.',
  'outlet.column-unknown':
    'The column {column} is not known and is left out. Look at how it is written.',
  'outlet.columns-missing': 'These columns are missing: {columns}. Add them to the first line.',
  'outlet.field': '“{found}” does not go in the field {field}. Correct it.',
  'outlet.field-missing': 'The field {field} is missing. Fill it in.',
  'outlet.file-unreadable':
    'The file cannot be read ({reason}). Give a table (CSV) or a list of feeds (OPML).',
  'outlet.too-many':
    'The file has more than {limit} outlets; the others are left out. Break it up.',
  'outlet.twice': 'There is an outlet {id} already. Choose another id, or change that outlet.',
  'outlet.unknown': 'There is no outlet {id}: somebody may have deleted it. Go back to the list.',
} as const
