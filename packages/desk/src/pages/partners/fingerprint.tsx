import { useText } from '../../text/text.tsx'

/** A key's fingerprint in groups, to be read out on the telephone. */
export function Fingerprint({ value }: { value: string }) {
  const { say } = useText()
  return (
    <p className="fingerprint">
      <span className="small">{say('partners.fingerprint')}</span>
      <code dir="ltr">{value}</code>
    </p>
  )
}
