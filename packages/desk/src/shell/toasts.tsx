import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { useText } from '../text/text.tsx'

export interface Toast {
  text: string
  /** Offered for as long as the toast stands. */
  undo?: () => void
  alarm?: boolean
}
type Standing = Toast & { id: number }

const STANDS = 8000
const ToastContext = createContext<((toast: Toast) => void) | null>(null)

/** Says at the foot of the page that something was done, with a way back where there is one. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext)
  if (show === null) throw new Error('useToast outside of Toasts')
  return show
}

export function Toasts({ children }: { children: ReactNode }) {
  const { say } = useText()
  const [standing, setStanding] = useState<Standing[]>([])
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>())
  const next = useRef(0)

  const remove = useCallback((id: number) => {
    clearTimeout(timers.current.get(id))
    timers.current.delete(id)
    setStanding((toasts) => toasts.filter((toast) => toast.id !== id))
  }, [])
  const leaveSoon = useCallback(
    (id: number) =>
      timers.current.set(
        id,
        setTimeout(() => remove(id), STANDS),
      ),
    [remove],
  )
  const show = useCallback(
    (toast: Toast) => {
      const id = (next.current += 1)
      setStanding((toasts) => [...toasts.slice(-2), { ...toast, id }])
      leaveSoon(id)
    },
    [leaveSoon],
  )
  // Nothing leaves under the pointer or the focus.
  const stand = useRef<HTMLElement>(null)
  const letGo = useEffectEvent(() => {
    for (const toast of standing) leaveSoon(toast.id)
  })
  useEffect(() => {
    const section = stand.current!
    const hold = (): void => {
      for (const timer of timers.current.values()) clearTimeout(timer)
    }
    const release = (): void => letGo()
    for (const type of ['mouseenter', 'focusin']) section.addEventListener(type, hold)
    for (const type of ['mouseleave', 'focusout']) section.addEventListener(type, release)
    return () => {
      for (const type of ['mouseenter', 'focusin']) section.removeEventListener(type, hold)
      for (const type of ['mouseleave', 'focusout']) section.removeEventListener(type, release)
    }
  }, [])

  return (
    <ToastContext value={show}>
      {children}
      <section ref={stand} className="toasts" aria-label={say('shell.notices')} aria-live="polite">
        {standing.map((toast) => (
          <p key={toast.id} className={toast.alarm === true ? 'toast alarm' : 'toast'}>
            <span>{toast.text}</span>
            {toast.undo === undefined ? null : (
              <button
                type="button"
                className="plain"
                onClick={() => {
                  toast.undo?.()
                  remove(toast.id)
                }}
              >
                {say('shell.undo')}
              </button>
            )}
            <button type="button" className="plain" onClick={() => remove(toast.id)}>
              {say('shell.close')}
            </button>
          </p>
        ))}
      </section>
    </ToastContext>
  )
}

/** Runs an errand and says in a toast what became of it. */
export function useErrand(): (
  errand: () => Promise<unknown>,
  done: Toast | null,
  failed: (error: unknown) => string,
) => Promise<boolean> {
  const toast = useToast()
  return useMemo(
    () => async (errand, done, failed) => {
      try {
        await errand()
      } catch (error) {
        toast({ text: failed(error), alarm: true })
        return false
      }
      if (done !== null) toast(done)
      return true
    },
    [toast],
  )
}
