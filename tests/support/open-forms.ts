import { freshPost } from '@/tests/support/fresh-post'

/** A form of a page as a browser without script holds it: where it goes, and its fields with what stands in them. */
export type OpenForm = { address: string; fields: [string, string][] }

/** The form of a page that has a field of that name. */
export function formIn(address: string, html: string, field: string): OpenForm {
  const found = [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)]
    .map(([, inside = '']) => fieldsIn(inside))
    .find((fields) => fields.all.includes(field))
  if (!found) throw new Error(`${address} has no form with ${field}`)
  return { address, fields: found.filled }
}

/** The same form with other values in some of its fields; several values are a list. */
export function filledIn(form: OpenForm, values: Record<string, string | string[]>): OpenForm {
  const rest = form.fields.filter(([name]) => !(name in values))
  const typed = Object.entries(values).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  )
  return { ...form, fields: [...rest, ...typed] }
}

/** The form on its way, as such a browser sends it; nothing when nobody answers. */
export async function sentForm(base: string, cookie: string, { address, fields }: OpenForm) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const made = new Response(form)
  const headers = { cookie, origin: base, 'content-type': made.headers.get('content-type') ?? '' }
  return freshPost(base + address, headers, Buffer.from(await made.arrayBuffer()))
}

function fieldsIn(html: string): { all: string[]; filled: [string, string][] } {
  const all: string[] = []
  const filled: [string, string][] = []
  for (const [, own, tag = '', text = ''] of tagsIn(html)) {
    if (own.name === undefined || own.type === 'file') continue
    all.push(own.name)
    if (tag === 'textarea') filled.push([own.name, unescaped(text).replace(/^\n/, '')])
    else if (tag === 'select') filled.push([own.name, chosenIn(text)])
    else if ((own.type !== 'radio' && own.type !== 'checkbox') || 'checked' in own)
      filled.push([own.name, own.value ?? ''])
  }
  return { all, filled }
}

function tagsIn(html: string) {
  const found = html.matchAll(/<input\b([^>]*)>|<(textarea|select)\b([^>]*)>([\s\S]*?)<\/\2>/g)
  return [...found].map(
    ([whole, input, tag, inside, text]) => [whole, attributesOf(input ?? inside ?? ''), tag, text] as const,
  )
}

function chosenIn(html: string): string {
  const options = [...html.matchAll(/<option\b([^>]*)>/g)].map(([, inside = '']) => attributesOf(inside))
  return (options.find((one) => 'selected' in one) ?? options[0])?.value ?? ''
}

function attributesOf(inside: string): Record<string, string> {
  return Object.fromEntries(
    [...inside.matchAll(/([\w$:.-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  )
}

function unescaped(text: string): string {
  const marks: Record<string, string> = { quot: '"', lt: '<', gt: '>', amp: '&', '#x27': "'" }
  return text.replace(/&(quot|lt|gt|amp|#x27);/g, (_, name: string) => marks[name] ?? '')
}
