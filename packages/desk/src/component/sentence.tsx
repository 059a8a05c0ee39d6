import type { SentencePart } from '../pages/exchange/rights-sentence.ts'

/** A sentence with what matters in bold and names in their own languages. */
export function Sentence({ parts }: { parts: readonly SentencePart[] }) {
  return parts.map((part, index) => {
    const piece =
      part.language === undefined ? part.text : <bdi lang={part.language}>{part.text}</bdi>
    // A sentence's parts have no identity but their place in it.
    // oxlint-disable-next-line react/no-array-index-key
    return part.strong === true ? (
      <strong key={index}>{piece}</strong>
    ) : (
      <span key={index}>{piece}</span>
    )
  })
}
