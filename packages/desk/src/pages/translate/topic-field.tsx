import { directionOf } from '@suyab/language/tag'
import { useState } from 'react'
import { useText } from '../../text/text.tsx'
import { leadingTopics, topicName } from '../../text/topic-name.ts'
import type { KeptField } from './draft-keeper.ts'
import { fieldId, type Editing } from './editing.ts'

const separator = /\s*[,;，、；،؛]\s*/u

/**
 * What an item is about: the leading topics, which agreements go by and which every reader sees in
 * their own language, and beside them words of one's own.
 */
export function TopicField({
  kept,
  label,
  language,
  editing: { keeper, setNow },
}: {
  kept: KeptField
  label: string
  language: string
  editing: Pick<Editing, 'keeper' | 'setNow'>
}) {
  const text = useText()
  const { field } = kept
  const all = kept.text.split(separator).filter((subject) => subject !== '')
  const own = all.filter((subject) => !leadingTopics.includes(subject)).join(', ')
  // Kept as it is typed, so that a comma at the end can be written.
  const [typed, setTyped] = useState(own)
  const sameAsTyped = typed.split(separator).filter(Boolean).join(', ') === own
  const write = (topics: readonly string[], words: string): void =>
    keeper.type(field, [...topics, ...words.split(separator).filter(Boolean)].join(', '))
  const chosen = leadingTopics.filter((topic) => all.includes(topic))
  return (
    <fieldset className="topics">
      <legend className="hidden">{label}</legend>
      <div className="topic-choices">
        {leadingTopics.map((topic) => (
          <label key={topic} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(topic)}
              onChange={(event) => {
                // Not on focus: what opens and folds around the field would move it from under the
                // mouse between press and release.
                setNow(field)
                write(
                  leadingTopics.filter((one) =>
                    one === topic ? event.target.checked : chosen.includes(one),
                  ),
                  own,
                )
              }}
            />
            <span>{topicName(text, topic)}</span>
          </label>
        ))}
      </div>
      <input
        id={fieldId(field)}
        className="field"
        aria-label={text.say('partners.topicsHint')}
        placeholder={text.say('partners.topicsHint')}
        lang={language}
        dir={directionOf(language)}
        value={sameAsTyped ? typed : own}
        onFocus={() => setNow(field)}
        onChange={(event) => {
          setTyped(event.target.value)
          write(chosen, event.target.value)
        }}
      />
    </fieldset>
  )
}
