import type { Trial } from '@suyab/server/api'
import { useMutation } from '@tanstack/react-query'
import { tryOutlet } from '../../api/outlets.ts'
import { FaultNotice, faultSentence } from '../../component/fault-notice.tsx'
import { In } from '../../component/named.tsx'
import { Sign } from '../../component/sign.tsx'
import { useText } from '../../text/text.tsx'

/** The addresses of an outlet's feeds or sitemaps, each to be tried before it is kept. */
export function AddressList({
  kind,
  addresses,
  timeZone,
  onChange,
}: {
  kind: 'feed' | 'sitemap'
  addresses: readonly string[]
  timeZone: string
  onChange: (addresses: string[]) => void
}) {
  const { say } = useText()
  return (
    <fieldset className="field-group outlet-addresses">
      <legend className="small">
        {say(kind === 'feed' ? 'outlets.form.feeds' : 'outlets.form.sitemaps')}
      </legend>
      {addresses.map((address, index) => (
        <AddressLine
          // Addresses have no identity but their place in the list.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          kind={kind}
          address={address}
          timeZone={timeZone}
          onChange={(changed) =>
            onChange(addresses.map((one, at) => (at === index ? changed : one)))
          }
          onTake={() => onChange(addresses.filter((_one, at) => at !== index))}
        />
      ))}
      <button type="button" className="plain" onClick={() => onChange([...addresses, ''])}>
        {say('outlets.form.another')}
      </button>
    </fieldset>
  )
}

function AddressLine({
  kind,
  address,
  timeZone,
  onChange,
  onTake,
}: {
  kind: 'feed' | 'sitemap'
  address: string
  timeZone: string
  onChange: (address: string) => void
  onTake: () => void
}) {
  const { say } = useText()
  const trial = useMutation({ mutationFn: tryOutlet })
  return (
    <div>
      <div className="outlet-address">
        <input
          className="field"
          type="url"
          dir="ltr"
          required
          placeholder="https://"
          aria-label={say(kind === 'feed' ? 'outlets.feed' : 'outlets.sitemap')}
          value={address}
          onChange={(event) => {
            trial.reset()
            onChange(event.target.value)
          }}
        />
        <button
          type="button"
          className="button"
          disabled={!URL.canParse(address) || trial.isPending}
          onClick={() => trial.mutate({ kind, address, timeZone: timeZone || 'UTC' })}
        >
          {say('outlets.try')}
        </button>
        <button type="button" className="plain" onClick={onTake}>
          {say('outlets.form.take')}
        </button>
      </div>
      {trial.isPending ? <output className="under">{say('outlets.trying')}</output> : null}
      {trial.error === null ? null : <FaultNotice error={trial.error} />}
      {trial.data === undefined ? null : <Tried trial={trial.data} />}
    </div>
  )
}

/** What would come from an address. */
function Tried({ trial }: { trial: Trial }) {
  const text = useText()
  const { say, formats } = text
  const { named, sitemaps, samples, faults } = trial
  return (
    <output className="outlet-tried">
      {named === 0 && sitemaps === 0 ? <p>{say('outlets.triedNone')}</p> : null}
      {named === 0 ? null : <p>{say('outlets.tried', { count: named })}</p>}
      {sitemaps === 0 ? null : <p>{say('outlets.triedMaps', { count: sitemaps })}</p>}
      {faults.slice(0, 3).map((fault) => (
        <p key={JSON.stringify(fault)}>
          <Sign name="warning" /> {faultSentence(text, { code: fault.code })}
        </p>
      ))}
      <ul className="rows">
        {samples.map((sample) => (
          <li key={sample.address}>
            {'fault' in sample ? (
              <span>
                <span dir="ltr">{sample.address}</span>
                <small className="under">{faultSentence(text, faultWithData(sample.fault))}</small>
              </span>
            ) : (
              <span>
                <In language={sample.language} className="news">
                  {sample.title}
                </In>
                <small className="under">
                  {say('outlets.triedWhat', {
                    language: text.languageName(sample.language),
                    time: formats.dateTime(sample.published),
                    letters: formats.number(sample.length),
                  })}
                </small>
              </span>
            )}
          </li>
        ))}
      </ul>
    </output>
  )
}

/** A fault as it came beside an answer, in the form of those that end one. */
function faultWithData({
  code,
  ...rest
}: Trial['faults'][number]): Parameters<typeof faultSentence>[1] {
  const plain = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
  )
  return { code, data: Object.fromEntries(plain) }
}
