import { exchangeLanguages } from '@suyab/language/tag'
import { directionOf } from '@suyab/language/tag'
import type { ConceptPage, ConceptPatch } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api/client.ts'
import { conceptPath } from '../../api/concepts.ts'
import { Dialog } from '../../component/dialog.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { useText } from '../../text/text.tsx'

/** A concept's names in every language, and what belongs to it. */
export function ConceptNamesDialog({
  concept,
  onClose,
}: {
  concept: ConceptPage
  onClose: () => void
}) {
  const { say, languageName } = useText()
  const client = useQueryClient()
  const [names, setNames] = useState<Readonly<Record<string, string>>>(concept.names)
  const [definition, setDefinition] = useState(concept.definition)
  const [error, setError] = useState<unknown>(null)
  const save = async (): Promise<void> => {
    const patch: ConceptPatch = { base: concept.version, names, definition: definition.trim() }
    try {
      await send<ConceptPage>('PATCH', conceptPath(concept.id), patch)
      onClose()
      await client.invalidateQueries({ queryKey: ['concept', concept.id] })
      await client.invalidateQueries({ queryKey: ['concepts'] })
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <Dialog
      title={say('concepts.rename')}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <button type="submit" className="button main">
          {say('concepts.save')}
        </button>
      }
    >
      {error === null ? null : <FaultNotice error={error} />}
      <label className="field-group">
        <span>{say('concepts.definition')}</span>
        <textarea
          className="field"
          required
          maxLength={2000}
          value={definition}
          onChange={({ target }) => setDefinition(target.value)}
        />
        <small>{say('concepts.definitionWhat')}</small>
      </label>
      <div className="concept-names">
        {exchangeLanguages.map((language) => (
          <label key={language} className="field-group">
            <span>{languageName(language)}</span>
            <input
              className="field"
              lang={language}
              dir={directionOf(language)}
              maxLength={200}
              value={names[language] ?? ''}
              onChange={({ target }) => setNames({ ...names, [language]: target.value })}
            />
          </label>
        ))}
      </div>
    </Dialog>
  )
}
