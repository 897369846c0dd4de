import { createElement } from 'react'
import { expect, test } from 'vitest'
import { stillText } from '@/components/ui/still'

test('a still part is one text, and what people wrote in it stays text', () => {
  expect(stillText(createElement('td', null, '<script>1</script> & 马'))).toBe(
    '<td>&lt;script&gt;1&lt;/script&gt; &amp; 马</td>',
  )
})

test('what somebody wrote never passes for a form with an action', () => {
  const written = 'action="javascript:throw new Error(1)"'
  expect(stillText(createElement('p', { title: written }, written))).toContain('javascript:throw')
})

test('a form with an action is refused: its button would do nothing', () => {
  expect(() => stillText(createElement('form', { action: () => {} }))).toThrow('a form with an action')
})

test('a component of the browser is refused', () => {
  const ofTheBrowser = Object.assign(
    () => {
      throw new Error('called on the server')
    },
    { $$typeof: Symbol.for('react.client.reference') },
  )
  expect(() => stillText(createElement(ofTheBrowser))).toThrow('called on the server')
})
