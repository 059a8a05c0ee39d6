import { useState } from 'react'
import { directionOf } from '@suyab/language/tag'
import { useToast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { diffWords } from '../exchange/word-diff.ts'
import type { KeptField } from './draft-keeper.ts'
import { focusField, type Editing } from './editing.ts'
import { mergeTexts } from './merge.ts'

/** Two people's texts of one field beside each other; nothing is chosen for them. */
export function Conflict({
  kept,
  language,
  editing: { keeper },
}: {
  kept: KeptField
  language: string
  editing: Pick<Editing, 'keeper'>
}) {
  const { say } = useText()
  const toast = useToast()
  // What both began from: the node's text as it was before the other person changed it.
  const [base] = useState(kept.saved.value)
  const { theirs, text, field } = kept
  if (theirs === undefined) return null
  const settle = (choice: Parameters<typeof keeper.settle>[1]): void => {
    keeper.settle(field, choice)
    requestAnimationFrame(() => focusField(field))
  }
  const merge = (): void => {
    const merged = mergeTexts(base, theirs.value, text, language)
    settle({ text: merged.text })
    toast({
      text:
        merged.overlaps === 0
          ? say('translate.merged')
          : say('translate.mergedOverlaps', { count: merged.overlaps }),
    })
  }
  return (
    <div className="conflict" role="alert">
      <p className="small">
        {say('translate.conflict', { name: theirs.by ?? say('translate.conflictWho') })}
      </p>
      <div className="both">
        {(
          [
            ['translate.theirs', theirs.value],
            ['translate.mine', text],
          ] as const
        ).map(([label, value]) => (
          <div key={label}>
            <p className="small">{say(label)}</p>
            <p className="news" lang={language} dir={directionOf(language)}>
              <Diff before={base} after={value} language={language} />
            </p>
          </div>
        ))}
      </div>
      <p className="row-of">
        <button type="button" className="button" onClick={() => settle('theirs')}>
          {say('translate.takeTheirs')}
        </button>
        <button type="button" className="button" onClick={() => settle('mine')}>
          {say('translate.keepMine')}
        </button>
        <button type="button" className="button main" onClick={merge}>
          {say('translate.merge')}
        </button>
      </p>
    </div>
  )
}

/** A text with what it changed against another: words that went struck, words that came underlined. */
export function Diff({
  before,
  after,
  language,
}: {
  before: string
  after: string
  language: string
}) {
  let at = 0
  return diffWords(before, after, language).map((piece) => {
    const key = at
    at += piece.text.length
    if (piece.change === 'same') return <span key={key}>{piece.text}</span>
    return piece.change === 'added' ? (
      <ins key={key}>{piece.text}</ins>
    ) : (
      <del key={key}>{piece.text}</del>
    )
  })
}
