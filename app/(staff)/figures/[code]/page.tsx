import { notFound } from 'next/navigation'
import { FigurePage } from '@/components/figures/figure-page'
import { mayReadPeople } from '@/domain/access/actor'
import { context } from '@/server/context'
import { figureFile, figureValue } from '@/server/figures/figure-file'

export const metadata = { title: '指标' }

export default async function Page({ params, searchParams }: PageProps<'/figures/[code]'>) {
  const here = await context()
  const code = decodeURIComponent((await params).code)
  const query = await searchParams
  const asked = { ...query, code: withPart(code, query) }
  const paged = query.after !== undefined
  if (!mayReadPeople(here.actor)) {
    const figure = await figureValue(here, asked)
    if (!figure) notFound()
    return <FigurePage figure={figure} list={undefined} paged={paged} />
  }
  const figure = await figureFile(here, asked)
  if (!figure) notFound()
  return <FigurePage figure={figure} list={figure.list} paged={paged} />
}

/** `?way=use&part=rented` names the same figure as the code household.use.rented. */
function withPart(code: string, { way, part }: Record<string, string | string[] | undefined>): string {
  return typeof way === 'string' && part !== undefined ? `${code}.${way}.${[part].flat().join('+')}` : code
}
