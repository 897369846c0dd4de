import { headers } from 'next/headers'
import type { HTMLAttributes, ReactNode } from 'react'
import type * as Server from 'react-dom/server'
import { handOver } from '@/components/ui/handed-over'
import { type StillTag, StillText } from '@/components/ui/still-text'

// Loaded past the bundler, which keeps the text renderer out of server components.
const require = process.getBuiltinModule('node:module').createRequire(`${process.cwd()}/package.json`)
const { renderToStaticMarkup } = require('react-dom/server') as typeof Server

type Props = HTMLAttributes<HTMLElement> & { as?: StillTag; children: ReactNode }

/**
 * A part of a page in which nothing happens by script: written as text once, where React would write every element of it
 * twice, as HTML and as data for the browser. For whole pages of reading and for long tables. Links, plain GET forms and
 * `<details>` work as ever. Refuses a form with an action and a component of the browser: those must stand outside.
 */
export async function Still({ as = 'div', children, ...rest }: Props) {
  const text = stillText(children)
  // a page asked for as a document has the text before its script begins; as data too it would weigh double
  const document = (await headers()).get('accept')?.includes('text/html')
  return <StillText as={as} {...(document ? { of: handOver(text) } : { text })} {...rest} />
}

/** Its text. Throws on what cannot stand in it. */
export function stillText(children: ReactNode): string {
  const html = renderToStaticMarkup(children)
  // as an attribute: what people wrote has its quotation marks escaped
  if (/action="javascript:throw/i.test(html)) throw new Error('a form with an action stands in a still part of a page')
  return html
}
