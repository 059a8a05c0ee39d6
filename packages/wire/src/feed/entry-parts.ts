import type { EntryParts } from '../channel.ts'

/** An entry that has something of everything, so that its feed declares every namespace. */
export const fullEntry: EntryParts = {
  uri: 'urn:x',
  link: 'urn:x',
  headline: 'x',
  summary: 'x',
  html: '<p>x</p>',
  language: 'und',
  by: 'x',
  rights: 'x',
  published: new Date(0),
  updated: new Date(0),
  subjects: [{ name: 'x' }],
  point: { geoJSON: { type: 'Point', coordinates: [0, 0] } },
  media: [{ href: 'urn:x', medium: 'image' }],
  translations: [{ href: 'urn:x', language: 'und' }],
}

/** The place's point, in degrees. */
export function coordinates(entry: EntryParts): { latitude?: number; longitude?: number } {
  const found: unknown = entry.point?.geoJSON?.['coordinates']
  const [longitude, latitude] = Array.isArray(found) ? (found as unknown[]) : []
  return typeof longitude === 'number' && typeof latitude === 'number'
    ? { latitude, longitude }
    : {}
}
