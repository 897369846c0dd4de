import { ImportList } from '@/components/exchange/import-list'
import { UploadForm } from '@/components/exchange/upload-form'
import { dayOf } from '@/components/ui/dates'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { uploadRefusalText } from '@/domain/exchange/import-wording'
import { context } from '@/server/context'
import { importList } from '@/server/exchange/import-list'

export const metadata = { title: '导入表格' }

export default async function ImportsPage({ searchParams }: PageProps<'/imports'>) {
  const desk = await context()
  const rows = await importList(desk, {})
  const { refused } = await searchParams
  return (
    <>
      <PageHead title="导入表格" meta="先比对、再确认、才写入；同一份表再导一次，不会重复。" />
      <UploadForm refused={typeof refused === 'string' ? uploadRefusalText(refused) : undefined} />
      <Section title="导入记录">
        <ImportList rows={rows} today={dayOf(desk.now)} />
      </Section>
    </>
  )
}
