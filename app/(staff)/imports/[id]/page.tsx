import { notFound } from 'next/navigation'
import { BatchBuckets, BatchRows } from '@/components/exchange/batch-rows'
import { BatchStages, CommitForm, ResumeForm, UndoForm } from '@/components/exchange/batch-steps'
import { MappingForm, SheetsForm } from '@/components/exchange/mapping-form'
import { dayOf, momentText } from '@/components/ui/dates'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Progress } from '@/components/ui/progress'
import { Section, Split } from '@/components/ui/section'
import { limits } from '@/config/limits'
import { importStates } from '@/domain/exchange/codes'
import { context } from '@/server/context'
import { type ImportBatch, importBatch } from '@/server/exchange/import-batch'

export const metadata = { title: '导入' }

export default async function ImportPage({ params, searchParams }: PageProps<'/imports/[id]'>) {
  const desk = await context()
  const batch = await importBatch(desk, { ...(await searchParams), ...(await params) })
  if (!batch) notFound()
  const running = batch.state === 'mapped' || batch.state === 'committing'
  const when = momentText(batch.recordedAt, dayOf(desk.now))
  return (
    <>
      {running && <meta httpEquiv="refresh" content="2" />}
      <PageHead
        title={batch.fileName}
        crumbs={[{ label: '导入表格', href: '/imports' }, { label: importStates[batch.state] }]}
        meta={`${when} 上传　${batch.columns.length} 列　${batch.sheetNames[batch.sheet] ?? ''}`}
      />
      <BatchStages state={batch.state} />
      <Split aside={<Assurance />} label="说明">
        <Work batch={batch} />
      </Split>
    </>
  )
}

function Work({ batch }: { batch: ImportBatch }) {
  const total = batch.counts?.total ?? 0
  if (batch.state === 'uploaded' || batch.state === 'failed') {
    return (
      <>
        {batch.sheetNames.length > 1 && (
          <Section title="读哪几张表" first>
            <SheetsForm batch={batch} />
          </Section>
        )}
        <Section
          title="表头怎么认的"
          meta={`${batch.sheetNames[batch.sheet] ?? ''}　请看一遍，没认对的改过来`}
          first={batch.sheetNames.length < 2}
        >
          {batch.state === 'failed' && (
            <Notice kind="overdue" title="上一次没有做完">
              <p>什么都没有写入，档案是原来的样子。请再点一次“开始比对”。编号 {batch.failure}</p>
            </Notice>
          )}
          <MappingForm batch={batch} />
        </Section>
      </>
    )
  }
  if (batch.state === 'mapped' || batch.state === 'committing') {
    return (
      <Section title={batch.state === 'mapped' ? '正在比对' : '正在写入'} first>
        <Progress done={batch.doneRows} total={Math.max(total, batch.doneRows, 1)} unit="行" label="进度">
          可以离开本页，回来再看。
          {batch.state === 'mapped' ? '还没有写入任何数据。' : writingText(batch)}
        </Progress>
        {batch.halted && (
          <Notice kind="due" title="如果进度不动，是上次没有做完就停了">
            <p>写好的不丢，没写完的一段等于没有写。按“接着做”从停下的地方往下写，不会重复。</p>
            <ResumeForm batchId={batch.id} />
          </Notice>
        )}
      </Section>
    )
  }
  return (
    <>
      <Section title="每行的去向" first>
        <BatchBuckets batch={batch} />
        {(batch.counts?.refused ?? 0) > 0 && (
          <p className="mt-3">
            <a className="btn" href={`/imports/${batch.id}/errors`}>
              下载退回表
            </a>
          </p>
        )}
      </Section>
      {batch.state === 'ready' && (
        <Section title="确认">
          <CommitForm batch={batch} />
        </Section>
      )}
      {batch.state === 'halted' && (
        <Section title="写了一半">
          <Notice kind="overdue" title={`写到第 ${batch.doneRows} 行，共 ${total} 行`}>
            <p>
              写好的住户是完整的，已经看得到；后面的还没有写。可以接着写，也可以整批撤销，档案回到导入之前。编号{' '}
              {batch.failure}
            </p>
          </Notice>
          <ResumeForm batchId={batch.id} />
          <UndoForm batchId={batch.id} />
        </Section>
      )}
      {batch.state === 'committed' && (
        <Section title="已写入">
          <Notice kind="done" title={`写入完成，共 ${total} 行`}>
            <p>导错了可以整批撤销，档案会回到导入之前。有人在这批档案上办过事，就不能整批撤销了。</p>
          </Notice>
          <UndoForm batchId={batch.id} />
        </Section>
      )}
      {batch.state === 'undone' && <Notice title="这批已经撤销，档案回到了导入之前" />}
      <Section title="逐行看" {...(batch.bucket ? { more: { href: `/imports/${batch.id}`, label: '看全部' } } : {})}>
        <BatchRows batch={batch} />
      </Section>
    </>
  )
}

/** Up to one transaction's rows nobody sees anything before the end; a larger sheet shows as whole buildings come in. */
function writingText({ parts, partsDone, counts }: ImportBatch): string {
  if ((counts?.total ?? 0) <= limits.importApplyRowsInOneTransaction) return '写完之前，别人看到的仍是原来的档案。'
  return `表很大，分 ${parts} 段写，现在是第 ${Math.min(partsDone + 1, parts)} 段。写好的一段里每户都是完整的，别人已经看得到。`
}

function Assurance() {
  return (
    <Section title="放心" first>
      <ul className="leading-relaxed">
        <li>确认前不写入。</li>
        <li>与档案不同的，不覆盖，等您定。</li>
        <li>同一份表再导一次，不会重复。</li>
        <li>退回的行一行不少，改完再导。</li>
        <li>写入后可以整批撤销。</li>
      </ul>
    </Section>
  )
}
