import { notFound } from 'next/navigation'
import { EndForm, FormFields, formDays } from '@/components/exchange/asked-forms'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { TableScroll } from '@/components/ui/table-scroll'
import { context } from '@/server/context'
import { formFile } from '@/server/exchange/form-register'

export const metadata = { title: '报表' }

export default async function FormPage({ params }: PageProps<'/burden/[id]'>) {
  const form = await formFile(await context(), await params)
  if (!form) notFound()
  const { id, name, department, frequency, source, basis, fields, held, doubled, may } = form
  return (
    <>
      <PageHead
        title={name}
        meta={`${department}　${frequency}　${formDays(form)}`}
        crumbs={[{ label: '减负登记', href: '/burden' }]}
      />
      <Notice title={`其中 ${held}/${fields.length} 个字段已有`}>
        <p>
          {held === fields.length
            ? '都在系统里，导出名册就能交，不用再填。'
            : `只有 ${fields.length - held} 个要另填。`}
          {doubled > 0 && `有 ${doubled} 个别的表也要，可以请部门合并。`}
        </p>
      </Notice>
      <Section title="这份表" first>
        <Facts
          facts={[
            { label: '部门', value: department },
            { label: '频次', value: frequency },
            { label: '来源', value: source },
            { label: '依据', value: basis ?? '没有依据，可以请部门出示' },
          ]}
        />
      </Section>
      <Section title="字段" meta={`${fields.length} 个`}>
        <TableScroll label="字段">
          <FormFields fields={fields} />
        </TableScroll>
      </Section>
      {may.edit && (
        <Section title="停报">
          <EndForm id={id} />
        </Section>
      )}
    </>
  )
}
