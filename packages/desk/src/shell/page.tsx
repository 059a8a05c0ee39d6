import { useEffect, useRef, type ReactNode } from 'react'
import { useSession } from '../api/session.ts'
import { useText } from '../text/text.tsx'

/** Sets the document's title: the page, the newsroom, the product. A kill alarm goes before it. */
export function usePageTitle(title: string): void {
  const text = useText()
  const { newsroom } = useSession()
  const house = text.name(newsroom.names).text
  useEffect(() => {
    document.title = [title, house, text.say('shell.product')].filter(Boolean).join(' · ')
  }, [title, house, text])
}

/**
 * The head of a page: its name in the newsroom's voice, a line about it, its controls. It takes the
 * focus when the page was opened by navigation, so that a reader's voice begins there.
 */
export function PageHead({
  title,
  line,
  children,
}: {
  title: string
  line?: ReactNode
  children?: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  usePageTitle(title)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="page-head">
      <div>
        <h1 ref={heading} tabIndex={-1} className="head news">
          {title}
        </h1>
        {line === undefined ? null : <p className="line">{line}</p>}
      </div>
      {children === undefined ? null : <div className="row-of">{children}</div>}
    </div>
  )
}
