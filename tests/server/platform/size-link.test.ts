import { expect, test } from 'vitest'
import { GET } from '@/app/settings/size/route'

const sentTo = (back: string) =>
  GET(new Request(`http://here/settings/size?to=large&back=${encodeURIComponent(back)}`)).headers.get('location')

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '/%2e//evil.example',
])('the way back never leads to another site: %j', (back) => {
  expect(new URL(sentTo(back) ?? '', 'http://here').host).toBe('here')
  expect(sentTo(back)?.startsWith('//')).toBe(false)
})

test('the way back leads to the page it was asked from', () => {
  expect(sentTo('/households?class=C&q=王')).toBe('/households?class=C&q=%E7%8E%8B')
})
