'use client'

import { createElement, type HTMLAttributes, useEffect, useState, useSyncExternalStore } from 'react'
import { handedOver } from '@/components/ui/handed-over'

export type StillTag = 'div' | 'nav' | 'table'
type Props = HTMLAttributes<HTMLElement> & { as: StillTag; text?: string; of?: string }

const never = () => () => {}

/** The text of a still part: sent along, or standing in the page already, where the server wrote it. */
export function StillText({ as, text, of, ...rest }: Props) {
  const stands = useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
  // what stands in the page is not written again, until a form that leads to the same page sends it anew
  const [found] = useState(() => textOf(of, stands))
  const html = text ?? found
  useEffect(() => {
    // come back to by script after its page was left: nobody kept the text, the server makes it anew
    if (html === undefined) window.location.reload()
  }, [html])
  return createElement(as, {
    ...rest,
    ...{ 'data-still': of, suppressHydrationWarning: true },
    dangerouslySetInnerHTML: { __html: html ?? '' },
  })
}

function textOf(of: string | undefined, stands: boolean): string | undefined {
  if (of === undefined) return undefined
  if (typeof window === 'undefined') return handedOver(of)
  return stands ? '' : document.querySelector(`[data-still="${of}"]`)?.innerHTML
}
