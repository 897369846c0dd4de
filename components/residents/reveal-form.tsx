import { optionsOf } from '@/components/households/edit-page'
import { HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { revealPurposes } from '@/domain/residents/reveal'
import { revealNumberAction } from '@/server/residents/actions'
import type { RevealPage } from '@/server/residents/reveal-page'

const words = { id_number: '证件号', phone: '电话' } as const

/** Asks what for; then, for some seconds, shows the number and goes back by itself. */
export function Reveal({ page, back }: { page: RevealPage; back: string }) {
  const { subject, id, field, name, recorded, shown } = page
  const word = words[field]
  return (
    <>
      <PageHead
        title={`查看${word}`}
        crumbs={[{ label: name, href: back }]}
        meta={`${name}　显示片刻后自动收起，留有记录`}
      />
      {shown ? (
        <>
          <meta httpEquiv="refresh" content={`${shown.seconds};url=${back}`} />
          <Notice title={word} role="status">
            <p className="revealed tnum">{shown.value}</p>
            <p className="meta">{shown.seconds} 秒后收起。谁、何时、为什么看，已经记下。</p>
          </Notice>
          <p className="after-table">
            <a className="btn" href={back}>
              看完了，返回
            </a>
          </p>
        </>
      ) : recorded ? (
        <ActionForm action={revealNumberAction}>
          <HiddenField name="subject" value={subject} />
          <HiddenField name="id" value={id} />
          <HiddenField name="field" value={field} />
          <SelectField name="purpose" label="用途" required options={optionsOf(revealPurposes)} none="请选" />
          <TextField name="note" label="为什么要看" required hint="5—200 个字，居民可以查到" className="w-line" />
          <div className="form-end">
            <SubmitButton>查看</SubmitButton>
            <a className="btn btn-quiet btn-form" href={back}>
              不看了，返回
            </a>
          </div>
        </ActionForm>
      ) : (
        <Notice title={`没有登记${word}`}>
          <p>核实以后，在居民档案的“改”里补上。</p>
        </Notice>
      )}
    </>
  )
}
