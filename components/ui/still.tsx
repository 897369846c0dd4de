import { createElement, type HTMLAttributes, type ReactNode } from 'react'
import type * as Server from 'react-dom/server'

// Loaded past the bundler, which keeps the text renderer out of server components.
const require = process.getBuiltinModule('node:module').createRequire(`${process.cwd()}/package.json`)
const { renderToStaticMarkup } = require('react-dom/server') as typeof Server

type Props = HTMLAttributes<HTMLElement> & { as?: 'div' | 'nav' | 'table'; children: ReactNode }

/**
 * A part of a page in which nothing happens by script: written as text once, where React would write every element of it
 * twice, as HTML and as data for the browser. For whole pages of reading and for long tables. Links, plain GET forms and
 * `<details>` work as ever. Refuses a form with an action and a component of the browser: those must stand outside.
 */
export function Still({ as = 'div', children, ...rest }: Props) {
  const html = renderToStaticMarkup(children)
  // as an attribute: what people wrote has its quotation marks escaped
  if (/action="javascript:throw/i.test(html)) throw new Error('a form with an action stands in a still part of a page')
  return createElement(as, { ...rest, dangerouslySetInnerHTML: { __html: html } })
}
