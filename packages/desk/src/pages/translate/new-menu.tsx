import { ownLanguageName } from '@suyab/language/display-name'
import { exchangeLanguages, isIn } from '@suyab/language/tag'
import type { ItemKind } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'
import { beginDraft, draftQuery } from '../../api/drafts.ts'
import { faultOf } from '../../api/fault.ts'
import { usePerson, useSession } from '../../api/session.ts'
import { faultSentence } from '../../component/fault-notice.tsx'
import { useErrand } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import './new-menu.css'

const kinds: readonly ItemKind[] = ['text', 'picture', 'package', 'event']

/** Begins an item of one's own: its kind in one step, its language the newsroom's first unless changed. */
export function NewMenu() {
  const text = useText()
  const { say } = text
  const { role } = usePerson()
  const { languages } = useSession().newsroom
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const client = useQueryClient()
  const router = useRouter()
  const errand = useErrand()
  const [language, setLanguage] = useState(languages[0] ?? 'en')
  if (role !== 'administrator' && role !== 'editor') return null
  const offered = [
    ...languages,
    ...exchangeLanguages.filter(
      (tag) => !languages.some((own) => isIn(tag, own) || isIn(own, tag)),
    ),
  ]
  const begin = async (kind: ItemKind): Promise<void> => {
    panel.current?.hidePopover()
    await errand(
      async () => {
        const draft = await beginDraft(kind, language)
        client.setQueryData(draftQuery(draft.id).queryKey, draft)
        await client.invalidateQueries({ queryKey: ['drafts'] })
        await router.navigate({ href: `/drafts/${encodeURIComponent(draft.id)}` })
      },
      null,
      (error) => faultSentence(text, faultOf(error)),
    )
  }
  return (
    <div className="person">
      <button type="button" className="button main" popoverTarget={id}>
        {say('translate.new')}
      </button>
      <div ref={panel} id={id} popover="auto" className="panel new-panel">
        <label>
          <span className="small">{say('translate.newIn')}</span>
          <select
            className="field"
            value={language}
            onChange={(event) => setLanguage(event.target.value)}
          >
            {offered.map((tag) => (
              <option key={tag} value={tag} lang={tag}>
                {ownLanguageName(tag)}
              </option>
            ))}
          </select>
        </label>
        <p className="panel-foot">
          {kinds.map((kind) => (
            <button key={kind} type="button" className="plain" onClick={() => void begin(kind)}>
              {say(`words.kind.${kind}`)}
            </button>
          ))}
          <Link
            to="/admin/$part"
            params={{ part: 'intakes' }}
            onClick={() => panel.current?.hidePopover()}
          >
            {say('translate.newFromFiles')}
          </Link>
        </p>
      </div>
    </div>
  )
}
