import type { DraftView } from '@suyab/server/api'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '../../component/dialog.tsx'
import { faultSentence } from '../../component/fault-notice.tsx'
import { NewsroomName } from '../../component/named.tsx'
import { PathLink } from '../../component/path-link.tsx'
import { Mark } from '../../component/sign.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useText } from '../../text/text.tsx'
import { DiscardDraft } from './discard-draft.tsx'
import { fieldLabel } from './field-kind.ts'
import { FindingList } from './finding-list.tsx'
import { lettered } from './finding-mark.ts'
import { PublishPart } from './publish-part.tsx'
import { SumBar } from './sum-bar.tsx'
import { TranslateColumns } from './translate-columns.tsx'
import { useDraft, useDraftPresence } from './use-draft.ts'
import { WriteColumn } from './write-column.tsx'

export function DraftEditor({ draft }: { draft: DraftView }) {
  const text = useText()
  const { say } = text
  const { keeper, fields } = useDraft(draft)
  const [now, setNow] = useState<string | null>(null)
  const present = useDraftPresence(draft.id, now, draft.present)
  const names = (draft.task === 'translation' ? draft.sourceFields : draft.fields).map(
    ({ field }) => field,
  )
  // That a field is not translated yet is told by its sign; a finding for each would bury the others.
  const findings = lettered(
    draft.findings.filter(({ code }) => code !== 'draft.untranslated'),
    names,
    text.language,
  )
  const blocker = useBlocker({
    shouldBlockFn: () => keeper.unsaved(),
    enableBeforeUnload: () => keeper.unsaved(),
    withResolver: true,
  })
  const title = {
    translation: say('translate.titleTranslation'),
    correction: say('translate.titleCorrection'),
    new: say('translate.titleNew'),
  }[draft.task]
  const elsewhere = findings.filter(
    ({ field }) => field === undefined || (!names.includes(field) && field !== 'pictures'),
  )
  const editing = { draft, keeper, fields, findings, present, now, setNow }
  return (
    <div className="draft">
      <PageHead title={title} line={<Line draft={draft} />}>
        <DiscardDraft draft={draft} />
      </PageHead>
      {present.length === 0 ? null : (
        <p className="t-note present">
          {say('translate.hereToo', {
            names: text.formats.list(
              present.map(({ name, field }) =>
                field === undefined
                  ? name
                  : `${name} (${fieldLabel(
                      text,
                      field,
                      draft.fields.map((one) => one.field),
                    )})`,
              ),
            ),
          })}
        </p>
      )}
      {draft.task === 'translation' ? (
        <TranslateColumns {...editing} />
      ) : (
        <WriteColumn {...editing} />
      )}
      {elsewhere.length === 0 ? null : (
        <div className="elsewhere">
          <FindingList findings={elsewhere} language={draft.language} />
        </div>
      )}
      <PublishPart {...editing}>{(publish) => <SumBar {...editing}>{publish}</SumBar>}</PublishPart>
      {blocker.status === 'blocked' ? (
        <Dialog
          title={say('translate.leaveTitle')}
          onClose={blocker.reset}
          onSubmit={blocker.proceed}
          actions={
            <button type="submit" className="button stop">
              {say('translate.leaveAnyway')}
            </button>
          }
        >
          <p>{say('translate.leave')}</p>
          <Unsaved fields={fields} />
        </Dialog>
      ) : null}
    </div>
  )
}

/** Why the node has not taken the text, where it said so. */
function Unsaved({ fields }: { fields: ReturnType<typeof useDraft>['fields'] }) {
  const text = useText()
  const fault = [...fields.values()].find((kept) => kept.fault !== undefined)?.fault
  return fault === undefined ? null : <p>{faultSentence(text, fault)}</p>
}

/** From whom, between which languages, which version, and whether the source has moved on. */
function Line({ draft }: { draft: DraftView }) {
  const text = useText()
  const { say } = text
  const { source } = draft
  if (source === undefined) {
    return (
      <>
        <span>{say(`words.kind.${draft.kind}`)}</span>
        <span>{text.languageName(draft.language)}</span>
      </>
    )
  }
  const stale = source.stale || draft.sourceFields.some(({ changed }) => changed)
  return (
    <>
      <b>
        <NewsroomName names={source.newsroom.names} />
      </b>
      <span>
        {say('translate.fromTo', {
          from: text.languageName(source.language),
          to: text.languageName(draft.language),
        })}
      </span>
      <span>{say('translate.sourceVersion', { count: source.version })}</span>
      <Mark sign={stale ? 'stale' : 'confirmed'}>
        {say(stale ? 'translate.sourceMoved' : 'translate.sourceSame')}
      </Mark>
      <PathLink href={`/incoming?item=${encodeURIComponent(source.uri)}`}>
        {say('translate.openSource')}
      </PathLink>
    </>
  )
}
