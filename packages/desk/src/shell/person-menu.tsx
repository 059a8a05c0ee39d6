import { ownLanguageName } from '@suyab/language/display-name'
import type { DeskLanguage, Person } from '@suyab/server/api'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'
import { send } from '../api/client.ts'
import { faultOf } from '../api/fault.ts'
import { forgetSession, useEditMe } from '../api/session.ts'
import { faultSentence } from '../component/fault-notice.tsx'
import { useText } from '../text/text.tsx'
import {
  deskLanguages,
  preference,
  rememberLanguage,
  setPreference,
  type Density,
  type Theme,
} from './preference.ts'
import { useToast } from './toasts.tsx'

/** What concerns the person rather than the page: language, colours, rows, passkeys, signing out. */
export function PersonMenu({ person, onHelp }: { person: Person; onHelp: () => void }) {
  const text = useText()
  const { say } = text
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const client = useQueryClient()
  const edit = useEditMe()
  const toast = useToast()
  const close = (): void => panel.current?.hidePopover()

  const speak = (language: DeskLanguage): void => {
    rememberLanguage(language)
    edit.mutate(
      { language },
      { onError: (error) => toast({ text: faultSentence(text, faultOf(error)), alarm: true }) },
    )
  }
  const signOut = async (): Promise<void> => {
    try {
      await send('DELETE', '/session')
    } catch (error) {
      toast({ text: faultSentence(text, faultOf(error)), alarm: true })
      return
    }
    await forgetSession(client)
    await navigate({ to: '/sign-in', search: { why: 'out' } })
  }

  return (
    <div className="person">
      <button
        type="button"
        className="plain who"
        popoverTarget={id}
        aria-label={say('shell.menuOf', { name: person.name })}
      >
        <bdi>{person.name}</bdi>
      </button>
      <div ref={panel} id={id} popover="auto" className="panel">
        <p className="small">{say(`words.role.${person.role}`)}</p>
        <fieldset>
          <legend className="small">{say('shell.language')}</legend>
          {deskLanguages.map((language) => (
            <label key={language}>
              <input
                type="radio"
                name="language"
                checked={person.language === language}
                onChange={() => speak(language)}
              />
              <span lang={language}>{ownLanguageName(language)}</span>
            </label>
          ))}
        </fieldset>
        <Choice
          name="theme"
          legend={say('shell.theme')}
          options={[
            ['', say('shell.themeSystem')],
            ['light', say('shell.themeLight')],
            ['dark', say('shell.themeDark')],
          ]}
        />
        <Choice
          name="density"
          legend={say('shell.density')}
          options={[
            ['close', say('shell.densityClose')],
            ['', say('shell.densityRegular')],
            ['wide', say('shell.densityWide')],
          ]}
        />
        <p className="panel-foot">
          <Link to="/account" onClick={close}>
            {say('shell.account')}
          </Link>
          <button
            type="button"
            className="plain"
            onClick={() => {
              close()
              onHelp()
            }}
          >
            {say('shell.keys')} <kbd>?</kbd>
          </button>
          <button type="button" className="plain" onClick={() => void signOut()}>
            {say('shell.signOut')}
          </button>
        </p>
      </div>
    </div>
  )
}

function Choice({
  name,
  legend,
  options,
}: {
  name: 'theme' | 'density'
  legend: string
  options: readonly (readonly [value: Theme | Density, label: string])[]
}) {
  const [chosen, setChosen] = useState(() => preference(name))
  return (
    <fieldset>
      <legend className="small">{legend}</legend>
      {options.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={chosen === value}
            onChange={() => {
              setPreference(name, value)
              setChosen(value)
            }}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
