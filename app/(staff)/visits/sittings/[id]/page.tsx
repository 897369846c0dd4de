import { notFound } from 'next/navigation'
import { officialDay } from '@/components/ui/dates'
import { PageHead } from '@/components/ui/page-head'
import { SittingFilePage } from '@/components/visits/sittings'
import { context } from '@/server/context'
import { sittingFile } from '@/server/visits/sitting-desk'

export const metadata = { title: '接待记录' }

export default async function SittingPage({ params }: PageProps<'/visits/sittings/[id]'>) {
  const file = await sittingFile(await context(), await params)
  if (!file) notFound()
  return (
    <>
      <PageHead
        title={`${file.label}　${file.place}`}
        crumbs={[
          { label: '走访', href: '/visits' },
          { label: '走访日、小板凳、谈心室', href: '/visits/sittings' },
        ]}
        meta={`${officialDay(file.onDay)} ${file.fromTime}—${file.toTime}　在场：${file.staff.join('、')}`}
      />
      <SittingFilePage file={file} />
    </>
  )
}
