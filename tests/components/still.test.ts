import { createElement } from 'react'
import { expect, test } from 'vitest'
import { Still } from '@/components/ui/still'

const textOf = (element: ReturnType<typeof Still>) =>
  (element.props as { dangerouslySetInnerHTML: { __html: string } }).dangerouslySetInnerHTML.__html

test('a still part is one text, and what people wrote in it stays text', () => {
  const part = Still({
    as: 'table',
    className: 'table',
    children: createElement('td', null, '<script>1</script> & 马'),
  })
  expect(part.props).toMatchObject({ className: 'table' })
  expect(textOf(part)).toBe('<td>&lt;script&gt;1&lt;/script&gt; &amp; 马</td>')
})

test('what somebody wrote never passes for a form with an action', () => {
  const written = 'action="javascript:throw new Error(1)"'
  expect(textOf(Still({ children: createElement('p', { title: written }, written) }))).toContain('javascript:throw')
})

test('a form with an action is refused: its button would do nothing', () => {
  expect(() => Still({ children: createElement('form', { action: () => {} }) })).toThrow('a form with an action')
})

test('a component of the browser is refused', () => {
  const ofTheBrowser = Object.assign(
    () => {
      throw new Error('called on the server')
    },
    { $$typeof: Symbol.for('react.client.reference') },
  )
  expect(() => Still({ children: createElement(ofTheBrowser) })).toThrow('called on the server')
})
