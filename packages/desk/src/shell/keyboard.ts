import { useEffect, useEffectEvent } from 'react'

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Is the person typing, so that letters are letters? */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement &&
        !['checkbox', 'radio', 'button'].includes(target.type)))
  )
}

/**
 * Single keys for a page. They are silent while someone types, while a dialog is open and with
 * Ctrl, Alt or Meta. Letters are told by their place on the keyboard, so that `c` works on a
 * Cyrillic layout too.
 */
export function useKeys(keys: KeyMap): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase()
    const slash = event.code === 'Slash' ? (event.shiftKey ? '?' : '/') : undefined
    const action = keys[event.key] ?? (letter && keys[letter]) ?? (slash && keys[slash])
    if (!action) return
    event.preventDefault()
    action(event)
  })
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
