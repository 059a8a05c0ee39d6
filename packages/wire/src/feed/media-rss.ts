import type { EntryMedium } from '../channel.ts'

/** One `media:content`. @source Media RSS 1.5.1 */
export interface MediaContent {
  url: string
  medium: string
  type?: string
  width?: number
  height?: number
  fileSize?: number
  duration?: number
  title?: { value: string }
  description?: { value: string }
  credits?: { value: string }[]
  copyright?: { value: string }
}

/** The entry's files as Media RSS. */
export function mediaContents(media: readonly EntryMedium[]): MediaContent[] {
  return media.map((one) => ({
    url: one.href,
    medium: one.medium,
    ...(one.contentType === undefined ? {} : { type: one.contentType }),
    ...(one.width === undefined ? {} : { width: one.width }),
    ...(one.height === undefined ? {} : { height: one.height }),
    ...(one.sizeInBytes === undefined ? {} : { fileSize: one.sizeInBytes }),
    ...(one.duration === undefined ? {} : { duration: one.duration }),
    ...(one.title === undefined ? {} : { title: { value: one.title } }),
    ...(one.caption === undefined ? {} : { description: { value: one.caption } }),
    ...(one.credit === undefined ? {} : { credits: [{ value: one.credit }] }),
    ...(one.rights === undefined ? {} : { copyright: { value: one.rights } }),
  }))
}
