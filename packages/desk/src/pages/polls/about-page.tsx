import type { WavePage } from '@suyab/server/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { changeWave, removeWave } from '../../api/polls.ts'
import { Dialog } from '../../component/dialog.tsx'
import { PageHead } from '../../shell/page.tsx'
import { useToast } from '../../shell/toasts.tsx'
import { useText } from '../../text/text.tsx'
import { declarationOf, draftOf, faultsOf, owedBy } from './declaration-draft.ts'
import { DeclarationForm } from './declaration-form.tsx'
import { DisclosureSheet } from './disclosure-sheet.tsx'
import { focusFault } from './faulty.tsx'
import { useErrandOn } from '../../shell/errand-on.ts'
import { labelIn, questionLabel } from './poll-label.ts'
import { useManagesPolls } from './poll-may.ts'
import { PollFaultsNotice } from './poll-faults.tsx'
import { countriesInWave } from './pooling-countries.ts'
import { Remarks } from './remarks.tsx'
import { WaveFrame } from './wave-frame.tsx'

/** How a wave was done: what was declared of it, and what readers are still owed. */
export function AboutPage() {
  return <WaveFrame>{(wave) => <About key={wave.revision} wave={wave} />}</WaveFrame>
}

function About({ wave }: { wave: WavePage }) {
  const { say } = useText()
  const manages = useManagesPolls()
  const [isChanging, setChanging] = useState(false)
  const lacking = wave.undisclosed.length
  return (
    <>
      <PageHead
        title={say('polls.about')}
        line={
          lacking === 0
            ? say('pollsImport.owedNothing')
            : say('polls.undisclosed', { count: lacking })
        }
      >
        {manages && !isChanging ? (
          <button type="button" className="button main" onClick={() => setChanging(true)}>
            {say('pollsImport.change')}
          </button>
        ) : null}
      </PageHead>
      {isChanging ? (
        <Declaration wave={wave} onClose={() => setChanging(false)} />
      ) : (
        <>
          <DisclosureSheet wave={wave} />
          {wave.remarks.length === 0 ? null : (
            <section className="poll-step">
              <h2>{say('pollsImport.remarksTitle')}</h2>
              <Remarks remarks={wave.remarks} />
            </section>
          )}
          {manages ? (
            <p className="poll-step">
              <RemoveWave wave={wave} />
            </p>
          ) : null}
        </>
      )}
    </>
  )
}

/** What is declared of a wave, to be changed. */
function Declaration({ wave, onClose }: { wave: WavePage; onClose: () => void }) {
  const text = useText()
  const { say, language } = text
  const client = useQueryClient()
  const toast = useToast()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  const [draft, setDraft] = useState(() => draftOf(wave.declaration, language))
  const columns = wave.questions.map((question) => {
    const { text: label } = questionLabel(text, question)
    return { name: question.name, label: label === question.name ? '' : label }
  })
  const names = columns.map(({ name }) => name)
  const countries = countriesInWave(text, wave, draft.country)
  const faults = faultsOf(draft, names, countries)
  const save = useMutation({
    mutationFn: async () =>
      changeWave(wave.poll.id, wave.number, { declaration: declarationOf(draft, names) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['polls'] })
      toast({ text: say('shell.saved') })
      onClose()
    },
  })
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        if (Object.keys(faults).length === 0) save.mutate()
        else focusFault(event.currentTarget)
      }}
    >
      <DeclarationForm
        draft={draft}
        put={(part) => setDraft((before) => ({ ...before, ...part }))}
        faults={faults}
        columns={columns}
        countries={countries}
        hasFormer={wave.poll.waves.some(({ number }) => number < wave.number)}
        owed={owedBy(draft)}
      />
      {save.error === null ? null : <PollFaultsNotice error={save.error} />}
      <p className="row-of poll-step">
        <button type="submit" className="button main" disabled={save.isPending}>
          {say('shell.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {say('shell.cancel')}
        </button>
      </p>
    </form>
  )
}

function RemoveWave({ wave }: { wave: WavePage }) {
  const text = useText()
  const { say } = text
  const navigate = useNavigate()
  const errand = useErrandOn('polls')
  const [isAsking, setAsking] = useState(false)
  const name = labelIn(text, wave.names, say('polls.waveNumber', { number: wave.number })).text
  const remove = async (): Promise<void> => {
    setAsking(false)
    const isGone = await errand(async () => removeWave(wave.poll.id, wave.number), {
      text: say('pollsImport.waveRemoved'),
    })
    if (isGone) await navigate({ to: '/polls' })
  }
  return (
    <>
      <button type="button" className="button stop" onClick={() => setAsking(true)}>
        {say('pollsImport.removeWave')}
      </button>
      {isAsking ? (
        <Dialog
          alarm
          title={say('polls.removeTitle', { name })}
          onClose={() => setAsking(false)}
          onSubmit={() => void remove()}
          actions={
            <button type="submit" className="button stop">
              {say('polls.remove')}
            </button>
          }
        >
          <p>{say('pollsImport.removeWaveWhat')}</p>
        </Dialog>
      ) : null}
    </>
  )
}
