import {
  listed,
  object,
  olderItem,
  olderRendition,
  type Renaming,
  renamed,
  same,
} from './renaming.ts'
import type { Fields } from './value.ts'
import type { NewsItem } from '../ninjs.ts'

const named: Renaming = same('name', 'uri', 'literal')
const related: Renaming = { ...named, rel: 'rel' }
const contactInfo: Renaming = {
  contactInfo: [
    'contactinfo',
    listed(
      object({
        ...same('type', 'role', 'lang', 'name', 'value'),
        // Even an address of which nothing is left is what makes this a contact.
        address: [
          'address',
          (value) =>
            renamed(value, {
              ...same('lines', 'locality', 'area', 'country'),
              postalCode: 'postalcode',
            }) ?? {},
        ],
      }),
    ),
  ],
}
const words: Renaming = { ...same('role', 'value'), contentType: 'contenttype' }

const item: Renaming = {
  ...olderItem,
  ...same('by'),
  representationType: 'representationtype',
  headlines: ['headlines', listed(object(words))],
  descriptions: ['descriptions', listed(object(words))],
  bodies: ['bodies', listed(object({ ...words, charCount: 'charcount', wordCount: 'wordcount' }))],
  people: ['people', listed(object({ ...related, ...contactInfo }))],
  organisations: [
    'organisations',
    listed(
      object({
        ...related,
        ...contactInfo,
        symbols: [
          'symbols',
          listed(object({ ...same('exchange', 'symbol'), symbolType: 'symboltype' })),
        ],
      }),
    ),
  ],
  places: ['places', listed(object({ ...related, ...contactInfo, geoJSON: 'geojson' }))],
  subjects: [
    'subjects',
    listed(object({ ...related, ...same('creator', 'relevance', 'confidence') })),
  ],
  genres: ['genres', listed(object(named))],
  events: ['events', listed(object(related))],
  objects: ['objects', listed(object(related))],
  infoSources: ['infosources', listed(object({ ...named, role: 'role', ...contactInfo }))],
  renditions: [
    'renditions',
    listed(object({ name: 'name', ...olderRendition, contentType: 'contenttype' })),
  ],
  altIds: ['altids', listed(object(same('role', 'value')))],
  trustIndicators: ['trustindicators', listed(object(same('role', 'title', 'href')))],
  associations: ['associations', listed((value) => renamed(value, association))],
}
const association: Renaming = { name: 'name', ...item }

/**
 * The item, as a reader of 3.1 leaves it, in the words of ninjs 2.1.
 * @source IPTC ninjs 2.1, https://iptc.org/std/ninjs/
 */
export function ninjs2Document(of: NewsItem): Fields {
  return {
    ...renamed(of, item),
    standard: {
      name: 'ninjs',
      version: '2.1',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json',
    },
  }
}
