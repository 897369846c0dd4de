import { notFound } from 'next/navigation'
import { CleanUpAnswer, CleanUpLines, CleanUpReceipt } from '@/components/audit/retention'
import { momentText } from '@/components/ui/dates'
import { PageHead } from '@/components/ui/page-head'
import { cleanUpFile } from '@/server/audit/retention/clean-up-file'
import { context } from '@/server/context'

export const metadata = { title: '清理' }

export default async function CleanUpPage({ params, searchParams }: PageProps<'/retention/[id]'>) {
  const file = await cleanUpFile(await context(), { ...(await searchParams), ...(await params) })
  if (!file) notFound()
  return (
    <>
      <PageHead
        crumbs={[{ label: '保存期限', href: '/retention' }, { label: file.area }]}
        title={`清理${file.label}：${file.before} 以前`}
        meta={`${file.askedByName} ${momentText(file.askedAt, file.today)} 申请，${file.stateText}　保存 ${file.period}，依据：${file.basis}`}
      />
      <CleanUpReceipt file={file} />
      <CleanUpLines file={file} />
      {file.may.answer && <CleanUpAnswer file={file} />}
      {file.stateText === '等批准' && !file.may.answer && (
        <p className="soft">本居民区的另一位书记或街道干部打开这一页批准；自己申请的自己不能批。</p>
      )}
    </>
  )
}
