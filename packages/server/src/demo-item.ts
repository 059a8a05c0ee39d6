import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mintUri, type NewStatement } from '@suyab/exchange/issue'
import { writeItemRights } from '@suyab/exchange/item-rights'
import { hrefOfDigest } from '@suyab/exchange/media-row'
import { momentOf, wallDay } from '@suyab/language/zone'
import type { BlobStore } from '@suyab/store/blob'
import type { Association, EventDetails, NewsItem, Rendition } from '@suyab/wire/ninjs'
import sharp from 'sharp'
import type { SampleEvent, SampleItem, SampleNewsItem, SamplePicture } from './sample-format.ts'

const KINDS = { text: 'text', picture: 'picture', composite: 'package', event: 'event' } as const

/** What a sample item says, as the newsroom issues it. */
export interface SampleContext {
  readonly blobs: BlobStore
  /** Its id, in which the items' uris are made. */
  readonly newsroom: string
  /** The folder of the newsroom's drawings. */
  readonly pictures: string
  readonly timeZone: string
  /** When the demonstration began. */
  readonly start: Date
  /** The uris that items were issued under, by slug. */
  readonly uris: ReadonlyMap<string, string>
}

/** Makes the statement that publishes a sample item. */
export async function publishSample(
  sample: SampleItem,
  context: SampleContext,
): Promise<NewStatement> {
  const { embargoMinutes, translationOf } = sample
  const uri =
    context.uris.get(sample.slug) ?? mintUri(context.newsroom, context.start, randomUUID())
  const source = translationOf === undefined ? undefined : context.uris.get(translationOf)
  return {
    action: 'publish',
    kind: KINDS[sample.item.type],
    language: sample.item.language,
    uri,
    item: await contentOf({ ...sample, uri }, sample.item, context),
    ...(source === undefined ? {} : { translationOf: { uri: source, version: 1 } }),
    ...(embargoMinutes === undefined
      ? {}
      : { embargoedUntil: minutesAfter(context.start, embargoMinutes).toISOString() }),
  }
}

/** The item's ninjs, with the fields that a later turn changed. */
export async function contentOf(
  sample: Pick<SampleItem, 'pictures' | 'members' | 'event' | 'rights'> & { readonly uri?: string },
  item: SampleNewsItem,
  context: SampleContext,
): Promise<Omit<NewsItem, 'uri'>> {
  const drawn = await Promise.all(sample.pictures.map((picture) => drawPicture(picture, context)))
  const [first] = drawn
  const members = sample.members.map((slug, position): Association => {
    const uri = context.uris.get(slug)
    return { name: `member-${position + 1}`, rel: 'member', ...(uri === undefined ? {} : { uri }) }
  })
  const associations = item.type === 'picture' ? members : [...members, ...drawn.map(associate)]
  const { rights, event } = sample
  return {
    ...item,
    ...(item.type === 'picture' && first !== undefined ? { renditions: first.renditions } : {}),
    ...(associations.length === 0 ? {} : { associations }),
    ...(event === undefined ? {} : { eventDetails: eventOf(event, context) }),
    ...(rights?.territory === undefined || sample.uri === undefined
      ? {}
      : {
          rightsInfo: {
            encodedRights: writeItemRights(context.newsroom, sample.uri, {
              territory: rights.territory,
            }),
          },
        }),
    ...(rights?.expiredMinutesAgo === undefined
      ? {}
      : { expires: minutesAfter(context.start, -rights.expiredMinutesAgo).toISOString() }),
  }
}

export function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000)
}

interface Drawn extends SamplePicture {
  readonly renditions: readonly Rendition[]
}

/** Draws a picture at the widths that a newsroom sends: one to print, one for the list. */
async function drawPicture(
  picture: SamplePicture,
  { blobs, pictures }: SampleContext,
): Promise<Drawn> {
  const svg = await readFile(join(pictures, picture.file))
  const renditions = await Promise.all(
    [
      { name: 'original', width: 1600 },
      { name: 'thumbnail', width: 320 },
    ].map(async ({ name, width }): Promise<Rendition> => {
      const image = sharp(svg).resize({ width }).jpeg({ quality: 82, mozjpeg: false })
      const { data, info } = await image.toBuffer({ resolveWithObject: true })
      const { digest, size } = await blobs.put(data)
      return {
        name,
        href: hrefOfDigest(digest),
        contentType: 'image/jpeg',
        width: info.width,
        height: info.height,
        sizeInBytes: size,
      }
    }),
  )
  return { ...picture, renditions }
}

function associate(drawn: Drawn, position: number): Association {
  return {
    name: `picture-${position + 1}`,
    rel: 'picture',
    type: 'picture',
    by: drawn.credit,
    ...(drawn.headline === undefined
      ? {}
      : { headlines: [{ role: 'main', value: drawn.headline }] }),
    descriptions: [
      { role: 'caption', value: drawn.caption },
      { role: 'alt', value: drawn.alt },
    ],
    renditions: drawn.renditions,
  }
}

function eventOf(event: SampleEvent, { start, timeZone }: SampleContext): EventDetails {
  const begins = localTime(start, event.inDays, event.start, timeZone)
  return {
    eventStatus: 'scheduled',
    dates: {
      startDate: begins.toISOString(),
      endDate: minutesAfter(begins, event.hours * 60).toISOString(),
    },
    organiser: { name: event.organiser },
  }
}

/** A time of day, so many days after a moment, in a time zone. */
function localTime(from: Date, days: number, time: string, timeZone: string): Date {
  const day = wallDay(minutesAfter(from, days * 1440), timeZone)
  return new Date(momentOf(`${day}T${time}`, timeZone)!)
}
