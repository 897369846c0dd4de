import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { FoundGroups } from '@/components/search/found'
import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { context } from '@/server/context'
import { find, onlyHit } from '@/server/search/find'

export const metadata = { title: '找人、户、事' }

export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const found = await find(await context(), await searchParams)
  const only = onlyHit(found)
  if (only) redirect(only as Route)
  return (
    <Still>
      <PageHead title="找人、户、事" meta={found.q && `“${found.q}”`} />
      <form className="search-again" action="/search" method="get">
        <input className="input w-line" type="search" name="q" defaultValue={found.q} aria-label="找人、户、事" />
        <button type="submit" className="btn btn-form">
          找
        </button>
      </form>
      <FoundGroups found={found} />
    </Still>
  )
}
