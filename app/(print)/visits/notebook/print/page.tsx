import { PrintSheet } from '@/components/layout/print-sheet'
import { Notebook } from '@/components/visits/notebook'
import { context } from '@/server/context'
import { blankPapers } from '@/server/visits/blank-papers'

export const metadata = { title: '手账页' }

export default async function PrintNotebookPage({ searchParams }: PageProps<'/visits/notebook/print'>) {
  const blank = await blankPapers(await context(), await searchParams)
  return (
    <PrintSheet
      title="手账页"
      tight
      back={{ href: '/visits/cards', label: '回到卡片、印发' }}
      actions={
        <>
          <a className="btn" href={`/visits/notebook/print?on=${blank.previous}`}>
            上一周
          </a>
          <a className="btn" href={`/visits/notebook/print?on=${blank.next}`}>
            下一周
          </a>
        </>
      }
    >
      <Notebook blank={blank} />
    </PrintSheet>
  )
}
