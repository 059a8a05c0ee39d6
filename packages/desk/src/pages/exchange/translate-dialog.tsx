import { exchangeLanguages, primaryOf } from '@suyab/language/tag'
import type { ItemDetail } from '@suyab/server/api'
import { useState } from 'react'
import { useSession } from '../../api/session.ts'
import { Dialog } from '../../component/dialog.tsx'
import { useText } from '../../text/text.tsx'

/** Which language to translate into: the newsroom's own first, never the item's. */
export function TranslateDialog({
  detail,
  onClose,
  onBegin,
}: {
  detail: ItemDetail
  onClose: () => void
  onBegin: (language: string) => void
}) {
  const { say, languageName } = useText()
  const { newsroom } = useSession()
  const allowed = detail.rights.flatMap((view) =>
    view.permit && Array.isArray(view.translate) ? view.translate : [],
  )
  const any = detail.own || detail.rights.some((view) => view.permit && view.translate === true)
  const languages = [...new Set<string>([...newsroom.languages, ...exchangeLanguages, ...allowed])]
    .filter((tag) => primaryOf(tag) !== primaryOf(detail.language))
    .filter((tag) => any || allowed.some((one) => primaryOf(one) === primaryOf(tag)))
  const [tag, setTag] = useState(languages[0] ?? '')
  return (
    <Dialog
      title={say('item.translateTitle')}
      onClose={onClose}
      onSubmit={() => onBegin(tag)}
      actions={
        <button type="submit" className="button main" disabled={tag === ''}>
          {say('item.translateDo')}
        </button>
      }
    >
      <fieldset className="choices">
        <legend className="hidden">{say('item.translateTitle')}</legend>
        {languages.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="language"
              checked={one === tag}
              onChange={() => setTag(one)}
            />
            <span>{languageName(one)}</span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
