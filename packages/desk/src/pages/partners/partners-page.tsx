import type { AgreementView } from '@suyab/server/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { agreementsQuery, partnersQuery } from '../../api/partners.ts'
import { usePerson } from '../../api/session.ts'
import { Empty, Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { NewsroomName } from '../../component/named.tsx'
import { Mark, type SignName } from '../../component/sign.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { PartnerPart } from './partner-part.tsx'
import './partners.css'

/** The partners with how they are, and the agreements. */
export function PartnersPage() {
  const { say } = useText()
  const { role } = usePerson()
  const partners = useQuery(partnersQuery)
  const mayRead = role !== 'viewer'
  const agreements = useQuery({ ...agreementsQuery, enabled: mayRead })
  const rows = partners.data ?? []
  const empty = partners.isSuccess && rows.length === 0 && (agreements.data ?? []).length === 0
  return (
    <>
      <PageHead
        title={say('shell.partners')}
        line={
          partners.isSuccess ? <span>{say('partners.count', { count: rows.length })}</span> : null
        }
      >
        {role === 'administrator' ? (
          <>
            <Link to="/accept" className="button">
              {say('partners.accept')}
            </Link>
            <Link to="/partners/invite" className="button main">
              {say('partners.invite')}
            </Link>
          </>
        ) : null}
      </PageHead>
      {partners.isPending ? <Loading /> : null}
      {partners.error === null ? null : (
        <FaultNotice error={partners.error} retry={() => void partners.refetch()} />
      )}
      {empty ? (
        <Empty title={say('partners.emptyTitle')}>
          <p>{say('partners.empty')}</p>
        </Empty>
      ) : null}
      {rows.map((partner) => (
        <PartnerPart key={partner.id} partner={partner} />
      ))}
      {!mayRead || empty ? null : (
        <section className="ruled">
          <h2>{say('partners.agreements')}</h2>
          {agreements.error === null ? null : (
            <FaultNotice error={agreements.error} retry={() => void agreements.refetch()} />
          )}
          {agreements.data?.length === 0 ? <p>{say('partners.noAgreements')}</p> : null}
          <ul className="rows">
            {(agreements.data ?? []).map((agreement) => (
              <AgreementLine key={agreement.id} agreement={agreement} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

export const agreementSigns: Record<AgreementView['state'], SignName> = {
  invited: 'offered',
  active: 'confirmed',
  ended: 'denied',
  'not-started': 'embargoed',
  over: 'stale',
}

function AgreementLine({ agreement }: { agreement: AgreementView }) {
  const text = useText()
  const { say } = text
  const edition = agreement.editions.at(-1)
  return (
    <li>
      <span>
        <Link to="/agreements/$id" params={{ id: agreement.id }}>
          <b>
            {agreement.partner === null ? (
              say('partners.invited')
            ) : (
              <NewsroomName names={agreement.partner.names} />
            )}
          </b>
        </Link>{' '}
        {edition === undefined ? null : (
          <small>
            {say('partners.edition', { count: edition.edition })}
            {agreement.agreement?.until === undefined
              ? ''
              : `, ${text.formats.deadline(agreement.agreement.until)}`}
          </small>
        )}
      </span>
      <span className="row-of">
        {agreement.proposal === undefined ? null : (
          <Mark sign="warning">{say('partners.proposed')}</Mark>
        )}
        <Mark sign={agreementSigns[agreement.state]}>
          {say(`partners.agreement.${agreement.state}`)}
        </Mark>
      </span>
    </li>
  )
}
