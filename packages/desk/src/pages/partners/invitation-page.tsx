import { CopyField } from '../../component/copy-field.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import './partners.css'

/** Whoever opens an invitation's link in a browser is told what it is for. The secret stays in the link. */
export function InvitationPage() {
  const { say } = useText()
  const { href, hash } = globalThis.location
  return (
    <div className="narrow-page">
      <PageHead title={say('partners.guestTitle')} />
      <p className="t-lead">
        {hash.length > 1 ? say('partners.guestLead') : say('partners.guestNoToken')}
      </p>
      {hash.length > 1 ? (
        <>
          <CopyField label={say('partners.link')} value={href} />
          <ol className="steps">
            <li>{say('partners.guestStep1')}</li>
            <li>{say('partners.guestStep2')}</li>
            <li>{say('partners.guestStep3')}</li>
          </ol>
          <p className="t-note">{say('partners.guestNone')}</p>
        </>
      ) : null}
    </div>
  )
}
