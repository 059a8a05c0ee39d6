import { directionOf } from '@suyab/language/tag'
import { useEffect, useRef, type ReactNode } from 'react'
import { usePageTitle } from './page-title.ts'

/**
 * The head of a page: its name in the newsroom's voice, a line about it, its controls. It takes the
 * focus when the page was opened by navigation, so that a reader's voice begins there.
 */
export function PageHead({
  title,
  language,
  line,
  children,
}: {
  title: string
  /** Of the title, where it is not the reader's. */
  language?: string
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
        <h1
          ref={heading}
          tabIndex={-1}
          className="head news"
          lang={language}
          dir={language === undefined ? undefined : directionOf(language)}
        >
          {title}
        </h1>
        {line === undefined ? null : <p className="line">{line}</p>}
      </div>
      {children === undefined ? null : <div className="row-of">{children}</div>}
    </div>
  )
}
