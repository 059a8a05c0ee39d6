import type { ImportPreview, PollRow, Questionnaire } from '@suyab/server/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Navigate, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { addWave, pollsQuery } from '../../api/polls.ts'
import { Loading } from '../../component/empty.tsx'
import { FaultNotice } from '../../component/fault-notice.tsx'
import { Sign } from '../../component/sign.tsx'
import { MissingPage } from '../../shell/error-page.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useToast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import {
  declarationOf,
  faultsOf,
  newDraft,
  owedBy,
  type DeclarationDraft,
} from './declaration-draft.ts'
import { DeclarationForm } from './declaration-form.tsx'
import { focusFault } from './faulty.tsx'
import { FileDrop } from './file-drop.tsx'
import { ImportVariables } from './import-variables.tsx'
import { labelIn } from './poll-label.ts'
import { useManagesPolls } from './poll-may.ts'
import { isRemedied, Remedy, withNoAnswer, type NoAnswer } from './import-remedy.tsx'
import { PollFaultsNotice } from './poll-faults.tsx'
import { countriesInFile } from './pooling-countries.ts'
import { Remarks } from './remarks.tsx'
import '../../style/inline.css'
import '../../style/polls.css'

/** A wave from files: the answers, the questionnaire, and what is declared of them. */
export function ImportPage() {
  const { poll: id } = useParams({ from: '/polls/$poll/import' })
  const polls = useQuery(pollsQuery)
  const manages = useManagesPolls()
  if (!manages) return <Navigate to="/polls" replace />
  if (polls.data === undefined)
    return polls.error === null ? (
      <Loading />
    ) : (
      <FaultNotice error={polls.error} retry={() => void polls.refetch()} />
    )
  const poll = polls.data.find((one) => one.id === id)
  return poll === undefined ? <MissingPage /> : <Import poll={poll} />
}

function Import({ poll }: { poll: PollRow }) {
  const text = useText()
  const { say } = text
  const [answers, setAnswers] = useState<ImportPreview | null>(null)
  const [questionnaire, setQuestionnaire] = useState<ImportPreview | null>(null)
  const name = labelIn(text, poll.names, poll.id)
  return (
    <>
      <nav className="parts" aria-label={say('polls.parts')}>
        <ul>
          <li>
            <Link to="/polls" activeOptions={{ exact: true }}>
              {say('polls.all')}
            </Link>
          </li>
        </ul>
      </nav>
      <PageHead
        title={say('pollsImport.title')}
        line={<bdi lang={name.language}>{name.text}</bdi>}
      />
      <div className="import-files">
        <section className="poll-step">
          <h2>{say('pollsImport.fileTitle')}</h2>
          <FileDrop
            label={say('pollsImport.file')}
            hint={say('pollsImport.fileHint')}
            accept=".sav,.zsav,.csv,.tsv,.txt,.parquet"
            complaint={answers?.format === 'xlsform' ? say('pollsImport.notAnswers') : undefined}
            onBrought={setAnswers}
          />
        </section>
        <section className="poll-step">
          <h2>{say('pollsImport.formTitle')}</h2>
          <FileDrop
            label={say('pollsImport.form')}
            hint={say('pollsImport.formHint')}
            accept=".xlsx,.xls"
            complaint={
              questionnaire === null || questionnaire.questionnaire !== undefined
                ? undefined
                : say('pollsImport.notForm')
            }
            onBrought={setQuestionnaire}
          />
          {questionnaire === null ? null : <FormFound preview={questionnaire} />}
        </section>
      </div>
      {answers === null || answers.format === 'xlsform' ? null : (
        <Declare
          key={answers.upload}
          poll={poll}
          answers={answers}
          questionnaire={questionnaire?.format === 'xlsform' ? questionnaire : null}
        />
      )}
    </>
  )
}

function FormFound({ preview: { questionnaire, remarks } }: { preview: ImportPreview }) {
  const { say, formats, languageName } = useText()
  if (questionnaire === undefined) return null
  return (
    <>
      <p>
        {say('pollsImport.formFound', {
          count: questionCount(questionnaire.items),
          languages: formats.list(questionnaire.languages.map(languageName)),
        })}
      </p>
      <Remarks remarks={remarks} />
    </>
  )
}

/** Questions of a form, also those in groups. */
function questionCount(items: Questionnaire['items']): number {
  return items.reduce((sum, item) => sum + (item.kind === 'group' ? questionCount(item.items) : Number(item.kind === 'question')), 0) // prettier-ignore
}

function Declare({
  poll,
  answers,
  questionnaire,
}: {
  poll: PollRow
  answers: ImportPreview
  questionnaire: ImportPreview | null
}) {
  const text = useText()
  const { say, language } = text
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const variables = answers.variables ?? []
  const [leaveOut, setLeaveOut] = useState<readonly string[]>(() =>
    variables.filter(({ identity }) => identity !== undefined).map(({ name }) => name),
  )
  const [draft, setDraft] = useState<DeclarationDraft>(() => newDraft(language, variables))
  const [isTried, setTried] = useState(false)
  const columns = variables.filter(({ name }) => !leaveOut.includes(name))
  const names = columns.map(({ name }) => name)
  const countries = countriesInFile(text, columns, draft.country)
  const faults = faultsOf(draft, names, countries)
  const [noAnswer, setNoAnswer] = useState<NoAnswer[]>([])
  const [numbers, setNumbers] = useState<readonly string[]>([])
  // Said to look like somebody's own, and kept all the same.
  const keep = columns
    .filter(({ name, identity }) => identity !== undefined && name !== draft.person)
    .map(({ name }) => name)
  const save = useMutation({
    mutationFn: async () =>
      addWave(poll.id, {
        upload: answers.upload,
        ...(questionnaire === null ? {} : { questionnaire: questionnaire.upload }),
        declaration: declarationOf(draft, names),
        leaveOut: [...leaveOut],
        ...(keep.length === 0 ? {} : { keep }),
        ...(noAnswer.length === 0 ? {} : { noAnswer }),
        ...(numbers.length === 0 ? {} : { numbers: [...numbers] }),
      }),
    onSuccess: async (wave) => {
      await client.invalidateQueries({ queryKey: ['polls'] })
      toast({ text: say('pollsImport.done', { count: wave.respondents }) })
      const params = { poll: poll.id, wave: String(wave.number) }
      await navigate({ to: '/polls/$poll/waves/$wave', params })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        // What is wrong has to stand at its field before that can be gone to.
        flushSync(() => setTried(true))
        if (Object.keys(faults).length === 0) save.mutate()
        else focusFault(event.currentTarget)
      }}
    >
      <section className="poll-step">
        <h2>{say('pollsImport.variables')}</h2>
        <ImportVariables
          preview={answers}
          leaveOut={leaveOut}
          person={draft.person}
          onLeaveOut={setLeaveOut}
        />
      </section>
      <section className="poll-step" id="declaration">
        <h2>{say('pollsImport.declarationTitle')}</h2>
        <p>{say('pollsImport.declarationWhat')}</p>
        <DeclarationForm
          draft={draft}
          put={(part) => setDraft((before) => ({ ...before, ...part }))}
          faults={isTried ? faults : {}}
          columns={columns.filter(({ name }) => name !== draft.person)}
          people={variables}
          countries={countries}
          hasFormer={poll.waves.length > 0}
          owed={owedBy(draft)}
        />
      </section>
      <div className="poll-step">
        {isTried && Object.keys(faults).length > 0 ? (
          <p role="alert">
            <Sign name="warning" />{' '}
            {say('pollsImport.notYet', { count: Object.keys(faults).length })}
          </p>
        ) : null}
        {save.error === null ? null : (
          <PollFaultsNotice
            error={save.error}
            renderRemedy={(fault) => (
              <Remedy
                fault={fault}
                noAnswer={(variable, value) => setNoAnswer(withNoAnswer(noAnswer, variable, value))}
                plainNumbers={(variable) => setNumbers([...new Set([...numbers, variable])])}
                isDone={isRemedied(fault, noAnswer, numbers)}
              />
            )}
          />
        )}
        <button type="submit" className="button main" disabled={save.isPending}>
          {say(save.isPending ? 'pollsImport.importing' : 'pollsImport.import')}
        </button>
      </div>
    </form>
  )
}
