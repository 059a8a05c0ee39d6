import type { SentencePart } from '../pages/exchange/rights-sentence.ts'

/** A sentence with what matters in bold and names in their own languages. */
export function Sentence({ parts }: { parts: readonly SentencePart[] }) {
  return parts.map((part, index) => {
    const piece =
      part.language === undefined ? part.text : <bdi lang={part.language}>{part.text}</bdi>
    const Tag = part.strong === true ? 'strong' : 'span'
    // A sentence's parts have no identity but their place in it.
    // oxlint-disable-next-line react/no-array-index-key
    return <Tag key={index}>{piece}</Tag>
  })
}
