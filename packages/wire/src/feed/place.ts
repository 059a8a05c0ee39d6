import type { FeedElement } from './element.ts'
import type { Place } from '../ninjs.ts'
import { withoutControls } from '../sanitise.ts'

type Position = readonly [longitude: number, latitude: number, height?: number]

/** More corners than any border needs that a desk looks at. */
const maxNumbers = 20_000

/**
 * The place of an entry, by GeoRSS, GML and the older W3C vocabulary: its name, and a point, line or
 * area with the longitude first.
 * @source OGC 17-002r1; RFC 7946
 */
export function placesOf(entry: FeedElement): Place[] {
  const name = withoutControls(entry.firstText('georss:featurename')).replaceAll(/\s+/g, ' ')
  const geoJSON = shapeOf(entry)
  if (geoJSON === undefined) return name === '' ? [] : [{ name }]
  return [{ ...(name === '' ? {} : { name }), geoJSON }]
}

type Shape = Readonly<Record<string, unknown>>

function shapeOf(entry: FeedElement): Shape | undefined {
  const holders = [...entry.all('georss:where'), entry]
  const gml = holders.flatMap((holder) => holder.children.map(gmlShape)).find(Boolean)
  if (gml !== undefined) return gml
  const point = firstOf(entry, 'georss:point', pointOf)
  const line = point ?? firstOf(entry, 'georss:line', lineOf)
  const polygon = line ?? firstOf(entry, 'georss:polygon', areaOf)
  const box = polygon ?? firstOf(entry, 'georss:box', boxOf)
  if (box !== undefined) return box
  const holder = entry.first('geo:point') ?? entry
  const [latitude, longitude] = [holder.firstText('geo:lat'), holder.firstText('geo:long')]
  return latitude === '' || longitude === ''
    ? undefined
    : pointOf(positionsOf(`${latitude} ${longitude}`))
}

type Make = (positions: readonly Position[]) => Shape | undefined

function firstOf(entry: FeedElement, name: string, make: Make): Shape | undefined {
  const words = entry.firstText(name)
  return words === '' ? undefined : make(positionsOf(words))
}

function gmlShape(element: FeedElement): Shape | undefined {
  switch (element.name) {
    case 'gml:point':
      return pointOf(gmlPositions(element))
    case 'gml:linestring':
      return lineOf(gmlPositions(element))
    case 'gml:polygon': {
      const ring = element.first('gml:exterior')?.first('gml:linearring')
      return ring === undefined ? undefined : areaOf(gmlPositions(ring))
    }
    case 'gml:envelope':
      return boxOf(
        positionsOf(
          `${element.firstText('gml:lowercorner')} ${element.firstText('gml:uppercorner')}`,
        ),
      )
    default:
      return undefined
  }
}

/** Degrees of the globe, latitude first; other systems of coordinates have no place in GeoJSON. */
const degrees = /^$|\b(?:4326|4979)$/

function gmlPositions(element: FeedElement): Position[] {
  const list = element.first('gml:poslist') ?? element.first('gml:pos')
  if (list === undefined || !degrees.test(outermost(element, 'srsname'))) return []
  return positionsOf(list.text, outermost(element, 'srsdimension') === '3' ? 3 : 2)
}

/** The attribute of the element or of the one around it, as GML inherits it. */
function outermost(element: FeedElement, name: string): string {
  for (let at: FeedElement | undefined = element; at !== undefined; at = at.parent) {
    const own = at.name.startsWith('gml:') ? at.attribute(name) : ''
    if (own !== '') return own
  }
  return ''
}

/** Latitude stands first in all these vocabularies. */
function positionsOf(words: string, dimension = 2): Position[] {
  const numbers = words
    .slice(0, maxNumbers * 8)
    .trim()
    .split(/[\s,]+/)
    .slice(0, maxNumbers)
  const positions: Position[] = []
  for (let index = 0; index + 1 < numbers.length; index += dimension) {
    const [latitude, longitude, height] = numbers.slice(index, index + dimension).map(Number)
    if (latitude === undefined || longitude === undefined) return []
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360)) return []
    positions.push(
      height === undefined || !Number.isFinite(height)
        ? [longitude, latitude]
        : [longitude, latitude, height],
    )
  }
  return positions
}

function pointOf([first]: readonly Position[]): Shape | undefined {
  return first === undefined ? undefined : { type: 'Point', coordinates: first }
}

function lineOf(positions: readonly Position[]): Shape | undefined {
  return positions.length < 2 ? undefined : { type: 'LineString', coordinates: positions }
}

function areaOf(positions: readonly Position[]): Shape | undefined {
  const [first] = positions
  const last = positions.at(-1)
  if (first === undefined || last === undefined) return undefined
  const isClosed = first[0] === last[0] && first[1] === last[1]
  const ring = isClosed ? positions : [...positions, first]
  return ring.length < 4 ? undefined : { type: 'Polygon', coordinates: [ring] }
}

function boxOf([low, high]: readonly Position[]): Shape | undefined {
  if (low === undefined || high === undefined) return undefined
  return areaOf([low, [high[0], low[1]], high, [low[0], high[1]]])
}
