import type { Text } from './text.tsx'

const mediaTopics = 'http://cv.iptc.org/newscodes/mediatopic/'

/** The first level of the IPTC media topics, as the uris that items carry. */
export const leadingTopics: readonly string[] = Array.from(
  { length: 17 },
  (_, index) => `${mediaTopics}${String(index + 1).padStart(2, '0')}000000`,
)

export function isLeadingTopic(topic: string): boolean {
  return leadingTopics.includes(topic)
}

/** A topic in the reader's words; one that the desk has no word for stands as it is. */
export function topicName(text: Text, topic: string): string {
  const word = topic.startsWith(mediaTopics)
    ? text.find('topics', topic.slice(mediaTopics.length))
    : undefined
  return typeof word === 'string' ? word : topic
}
