import { exchangeLanguages } from '@suyab/language/tag'
import type { PollRow } from '@suyab/server/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { addPoll, changePoll } from '../../api/polls.ts'
import { useSession } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { TextsFields } from '../../component/texts-fields.tsx'
import { useToast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'

/** A new poll, or the names and languages of one. */
export function PollForm({ poll, onClose }: { poll?: PollRow; onClose: () => void }) {
  const { say, languageName } = useText()
  const { newsroom } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const [id, setId] = useState(poll?.id ?? '')
  const [names, setNames] = useState<Record<string, string>>(
    poll?.names ?? { [newsroom.languages[0] ?? 'en']: '' },
  )
  const [languages, setLanguages] = useState<readonly string[]>(
    poll?.languages ?? newsroom.languages,
  )
  const choices = [...new Set([...exchangeLanguages, ...(poll?.languages ?? [])])]
  const save = useMutation({
    mutationFn: async () => {
      const given = Object.entries(names).filter(([, name]) => name.trim() !== '')
      const body = { names: Object.fromEntries(given), languages: [...languages] }
      return poll === undefined ? addPoll({ id, ...body }) : changePoll(poll.id, body)
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['polls'] })
      onClose()
      if (poll === undefined)
        await navigate({ to: '/polls/$poll/import', params: { poll: saved.id } })
      else toast({ text: say('shell.saved') })
    },
  })
  return (
    <Dialog
      title={say(poll === undefined ? 'polls.newTitle' : 'polls.edit')}
      onClose={onClose}
      onSubmit={() => {
        if (languages.length > 0) save.mutate()
      }}
      actions={
        <button
          type="submit"
          className="button main"
          disabled={languages.length === 0 || save.isPending}
        >
          {say(poll === undefined ? 'polls.create' : 'shell.save')}
        </button>
      }
    >
      {save.error === null ? null : <FaultNotice error={save.error} />}
      <TextsFields
        texts={names}
        onChange={setNames}
        label={(language) => say('polls.nameIn', { language: languageName(language) })}
        another={say('polls.anotherLanguage')}
        maxLength={300}
        required
      />
      {poll === undefined ? (
        <label className="field-group">
          <span className="small">{say('polls.id')}</span>
          <input
            className="field"
            dir="ltr"
            required
            pattern="[a-z\d][a-z\d\-]{0,62}"
            value={id}
            onChange={({ target }) => setId(target.value)}
          />
          <small className="hint">{say('polls.idHint')}</small>
        </label>
      ) : null}
      <fieldset className="poll-languages">
        <legend className="small">{say('polls.languages')}</legend>
        {choices.map((language) => (
          <label key={language} className="check">
            <input
              type="checkbox"
              checked={languages.includes(language)}
              onChange={({ target }) =>
                setLanguages(
                  target.checked
                    ? [...languages, language]
                    : languages.filter((one) => one !== language),
                )
              }
            />
            <span>{languageName(language)}</span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
