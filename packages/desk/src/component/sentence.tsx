import type { SentencePart } from '../pages/exchange/rights-sentence.ts'

/** A sentence with what matters in bold and names in their own languages. */
export function Sentence({ parts }: { parts: readonly SentencePart[] }) {
  return parts.map((part, index) => {
    const piece =
      part.language === undefined ? part.text : <bdi lang={part.language}>{part.text}</bdi>
    const Tag = part.strong === true ? 'strong' : 'span'
    // oxlint-disable-next-line react/no-array-index-key -- a part's identity is its place in the sentence
    return <Tag key={index}>{piece}</Tag>
  })
}
