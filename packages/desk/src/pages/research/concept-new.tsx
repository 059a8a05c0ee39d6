import type { ConceptNew, ConceptPage, ConceptRow } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { Dialog } from '../../component/dialog.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { useText } from '../../text/text.tsx'

/** A new concept, or a copy of one. */
export function ConceptNewDialog({
  concepts,
  copyOf,
  onClose,
}: {
  concepts: readonly Pick<ConceptRow, 'id' | 'names'>[]
  copyOf?: string
  onClose: () => void
}) {
  const { say, language, languageName, name } = useText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [id, setId] = useState('')
  const [given, setGiven] = useState('')
  const [definition, setDefinition] = useState('')
  const [from, setFrom] = useState(copyOf ?? '')
  const [error, setError] = useState<unknown>(null)

  const make = async (): Promise<void> => {
    const body: ConceptNew = {
      id: id.trim(),
      names: { [language]: given.trim() },
      ...(definition.trim() === '' && from !== '' ? {} : { definition: definition.trim() }),
      ...(from === '' ? {} : { copyOf: from }),
    }
    try {
      const made = await send<ConceptPage>('POST', '/coverage/concepts', body)
      await client.invalidateQueries({ queryKey: ['concepts'] })
      onClose()
      await navigate({ to: '/research/concepts/$id', params: { id: made.id } })
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Dialog
      title={say('concepts.newTitle')}
      onClose={onClose}
      onSubmit={() => void make()}
      actions={
        <button type="submit" className="button main">
          {say('concepts.make')}
        </button>
      }
    >
      {error === null ? null : <FaultNotice error={error} />}
      <label className="field-group">
        <span>{say('concepts.nameIn', { language: languageName(language) })}</span>
        <input
          className="field"
          required
          maxLength={200}
          value={given}
          onChange={({ target }) => setGiven(target.value)}
        />
      </label>
      <label className="field-group">
        <span>{say('concepts.id')}</span>
        <input
          className="field"
          required
          maxLength={64}
          pattern="[a-z][a-z0-9]*(-[a-z0-9]+)*"
          autoCapitalize="none"
          spellCheck={false}
          value={id}
          onChange={({ target }) => setId(target.value)}
        />
        <small>{say('concepts.idWhat')}</small>
      </label>
      <label className="field-group">
        <span>{say('concepts.copyOf')}</span>
        <select className="field" value={from} onChange={({ target }) => setFrom(target.value)}>
          <option value="">{say('concepts.copyNone')}</option>
          {concepts.map((one) => (
            <option key={one.id} value={one.id}>
              {name(one.names).text}
            </option>
          ))}
        </select>
      </label>
      <label className="field-group">
        <span>{say('concepts.definition')}</span>
        <textarea
          className="field"
          required={from === ''}
          maxLength={2000}
          value={definition}
          onChange={({ target }) => setDefinition(target.value)}
        />
        <small>{say('concepts.definitionWhat')}</small>
      </label>
    </Dialog>
  )
}
