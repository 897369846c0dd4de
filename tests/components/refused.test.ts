import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { ChoiceField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Offers } from '@/components/ui/offers'
import type { FormState } from '@/server/form-state'

const shown: { state: FormState } = vi.hoisted(() => ({ state: {} }))
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useActionState: () => [shown.state, () => {}, false],
}))

/** A form as it comes back with a state. */
function formOf(state: FormState): string {
  shown.state = state
  const fields = [
    createElement(TextField, { key: 'note', name: 'note', label: '内容' }),
    createElement(Offers, { key: 'offers', name: 'household', label: '哪一户' }),
    createElement(ChoiceField, { key: 'kind', name: 'kind', label: '哪一类', options: [{ value: 'a', label: '甲' }] }),
  ]
  return renderToStaticMarkup(createElement(ActionForm, { action: async () => state, children: fields }))
}

test('what was refused is said at each field, and the words above lead to the first', () => {
  const html = formOf({ message: '还有几处要改', fields: { kind: ['请选哪一类'], note: ['最多 500 字'] } })
  const [, first] = /<a href="#([^"]+)">到第一处<\/a>/.exec(html) ?? []
  expect(html).toMatch(new RegExp(`<fieldset[^>]* id="${first}"[^>]*>.*请选哪一类`))
  expect(html).toContain('最多 500 字')
})

test('several that may be meant stand before the box under the same name, none of them chosen', () => {
  const html = formOf({ message: '哪一户', offers: { household: [{ value: '02-0317', label: '3号楼 501' }] } })
  expect(html).toContain('<input type="radio" name="household" value="02-0317"/>')
  expect(html).toMatch(/name="household"[^>]*checked=""[^>]*value=""|name="household" value="" checked=""/)
})

test('a preview of words alone draws no table, and leads to its button', () => {
  const html = formOf({ preview: { seal: 's', who: ['共 5 户'], counts: [] } })
  expect(html).toContain('共 5 户')
  expect(html).not.toContain('<table')
  expect(html).toMatch(/<a href="#[^"]+-confirm">下面的“确认”<\/a>/)
})
