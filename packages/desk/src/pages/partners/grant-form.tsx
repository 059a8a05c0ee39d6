import { exchangeLanguages } from '@suyab/language/tag'
import type { GrantTerms, ItemKind, Medium } from '@suyab/server/api'
import { useState } from 'react'
import { useText } from '../../text/text.tsx'
import { leadingTopics, topicName } from '../../text/topic-name.ts'
import { CountryPicker } from './country-picker.tsx'

const kinds: readonly ItemKind[] = [
  'text',
  'picture',
  'package',
  'event',
  'audio',
  'video',
  'graphic',
]
const media: readonly Medium[] = ['web', 'print', 'broadcast', 'social']

/** What one side lets the other do. */
export function GrantForm({
  grant,
  onChange,
}: {
  grant: GrantTerms
  onChange: (grant: GrantTerms) => void
}) {
  const text = useText()
  const { say } = text
  const { uses } = grant
  const put = <Name extends keyof GrantTerms>(
    name: Name,
    value: GrantTerms[Name] | undefined,
  ): void => {
    const { [name]: _before, ...rest } = grant
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is left out means no restriction; the rest of the grant is as it was
    onChange((value === undefined ? rest : { ...rest, [name]: value }) as GrantTerms)
  }
  const credit = text.name(grant.credit)
  const tags = exchangeLanguages.map((tag) => [tag, text.languageName(tag)] as const)
  return (
    <>
      <fieldset>
        <legend className="small">{say('partners.uses')}</legend>
        <Check
          label={say('partners.usePublish')}
          checked={uses.publish}
          onChange={(publish) => put('uses', { ...uses, publish })}
        />
        <Check
          label={say('partners.useTranslate')}
          checked={uses.translate !== false}
          onChange={(translate) => put('uses', { ...uses, translate })}
        />
        <Check
          label={say('partners.useAdapt')}
          checked={uses.adapt}
          onChange={(adapt) => put('uses', { ...uses, adapt })}
        />
        <Check
          label={say('partners.usePassOn')}
          checked={uses.passOn}
          onChange={(passOn) => put('uses', { ...uses, passOn })}
        />
      </fieldset>
      {uses.translate === false ? null : (
        <Choices
          legend={say('partners.useTranslateInto')}
          all={say('partners.all')}
          options={tags}
          chosen={Array.isArray(uses.translate) ? uses.translate : undefined}
          onChange={(into) => put('uses', { ...uses, translate: into ?? true })}
        />
      )}
      <Choices
        legend={say('partners.kinds')}
        all={say('partners.all')}
        options={kinds.map((kind) => [kind, say(`words.kind.${kind}`)] as const)}
        chosen={grant.kinds}
        onChange={(chosen) => put('kinds', chosen)}
      />
      <Choices
        legend={say('partners.languagesOf')}
        all={say('partners.all')}
        options={tags}
        chosen={grant.languages}
        onChange={(chosen) => put('languages', chosen)}
      />
      <Choices
        legend={say('partners.topics')}
        all={say('partners.all')}
        options={leadingTopics.map((topic) => [topic, topicName(text, topic)] as const)}
        chosen={grant.topics}
        onChange={(chosen) =>
          put('topics', chosen === undefined ? undefined : [...chosen, ...otherTopics(grant)])
        }
      />
      {grant.topics === undefined ? null : (
        <OtherTopics
          topics={otherTopics(grant)}
          onChange={(others) =>
            put('topics', [
              ...(grant.topics ?? []).filter((topic) => leadingTopics.includes(topic)),
              ...others,
            ])
          }
        />
      )}
      <CountryPicker
        countries={grant.territory ?? []}
        onChange={(territory) => put('territory', territory.length === 0 ? undefined : territory)}
      />
      <Choices
        legend={say('partners.media')}
        all={say('partners.all')}
        options={media.map((medium) => [medium, say(`words.medium.${medium}`)] as const)}
        chosen={grant.media}
        onChange={(chosen) => put('media', chosen)}
      />
      <label>
        <span className="small">{say('partners.creditLine')}</span>
        <input
          className="field"
          value={credit.text}
          lang={credit.language}
          onChange={(event) =>
            put('credit', {
              ...grant.credit,
              [Object.keys(grant.credit).length === 0 ? text.language : credit.language]:
                event.target.value,
            })
          }
        />
      </label>
      <label className="inline">
        <span>{say('partners.embargo')}</span>
        <select
          className="field"
          value={grant.embargo}
          onChange={(event) => put('embargo', event.target.value === 'send' ? 'send' : 'hold')}
        >
          <option value="hold">{say('partners.embargoHold')}</option>
          <option value="send">{say('partners.embargoSend')}</option>
        </select>
      </label>
      <label className="inline">
        <span>{say('partners.days')}</span>
        <input
          className="field short"
          type="number"
          min={1}
          value={grant.days ?? ''}
          placeholder="–"
          onChange={(event) => put('days', whole(event.target.value))}
        />
        <small>{say('partners.daysHint')}</small>
      </label>
      <div className="row-of">
        <label className="inline">
          <span>{say('partners.quota')}</span>
          <input
            className="field short"
            type="number"
            min={1}
            value={grant.quota?.items ?? ''}
            placeholder="–"
            onChange={(event) => {
              const items = whole(event.target.value)
              put(
                'quota',
                items === undefined ? undefined : { items, per: grant.quota?.per ?? 'day' },
              )
            }}
          />
        </label>
        {grant.quota === undefined ? (
          <small>{say('partners.quotaHint')}</small>
        ) : (
          <select
            className="field"
            aria-label={say('partners.quota')}
            value={grant.quota.per}
            onChange={({ target: { value } }) =>
              put('quota', {
                items: grant.quota!.items,
                per: value === 'week' || value === 'month' ? value : 'day',
              })
            }
          >
            <option value="day">{say('partners.perDay')}</option>
            <option value="week">{say('partners.perWeek')}</option>
            <option value="month">{say('partners.perMonth')}</option>
          </select>
        )}
      </div>
      <fieldset>
        <Check
          label={say('partners.relays')}
          checked={grant.relays}
          onChange={(relays) => put('relays', relays)}
        />
        <Check
          label={say('partners.keeps')}
          checked={grant.keepsAfterEnd}
          onChange={(keeps) => put('keepsAfterEnd', keeps)}
        />
      </fieldset>
    </>
  )
}

function whole(value: string): number | undefined {
  const number = Number(value)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

function Check({
  label,
  checked,
  onChange,
}: {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}

/** All, or some of a list; the list is shown once it matters. */
function Choices<Value extends string>({
  legend,
  all,
  options,
  chosen,
  onChange,
}: {
  legend: string
  all: string
  options: readonly (readonly [value: Value, label: string])[]
  chosen: readonly string[] | undefined
  onChange: (chosen: Value[] | undefined) => void
}) {
  const { say } = useText()
  const is = new Set<string>(chosen)
  return (
    <fieldset className="choices">
      <legend className="small">{legend}</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={chosen === undefined}
          onChange={(event) => onChange(event.target.checked ? undefined : [])}
        />
        <span>{all}</span>
      </label>
      {chosen === undefined ? null : (
        <>
          <span className="t-note">{say('partners.only')}:</span>
          {options.map(([value, label]) => (
            <Check
              key={value}
              label={label}
              checked={is.has(value)}
              onChange={(on) =>
                onChange(
                  options.map(([one]) => one).filter((one) => (one === value ? on : is.has(one))),
                )
              }
            />
          ))}
        </>
      )}
    </fieldset>
  )
}

function otherTopics({ topics = [] }: GrantTerms): readonly string[] {
  return topics.filter((topic) => !leadingTopics.includes(topic))
}

/** Kept as it is typed, so that a comma at the end can be written. */
function OtherTopics({
  topics,
  onChange,
}: {
  topics: readonly string[]
  onChange: (topics: string[]) => void
}) {
  const { say } = useText()
  const [typed, setTyped] = useState(topics.join(', '))
  return (
    <label>
      <span className="small">{say('partners.topicsHint')}</span>
      <input
        className="field"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(
            event.target.value
              .split(/[,，、،]/)
              .map((topic) => topic.trim())
              .filter((topic) => topic !== ''),
          )
        }}
      />
    </label>
  )
}
