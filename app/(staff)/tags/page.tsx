import { DictionaryTable } from '@/components/tags/dictionary-table'
import { longDay } from '@/components/ui/dates'
import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { TableScroll } from '@/components/ui/table-scroll'
import { context } from '@/server/context'
import { tagDictionary } from '@/server/tags/tag-dictionary'

export const metadata = { title: '标签字典' }

export default async function TagsPage() {
  const { day, tags, may } = await tagDictionary(await context(), {})
  return (
    <Still className="print-land">
      <PageHead
        title="标签字典"
        meta={`${longDay(day, '')}　${tags.length} 个标签：凭什么有、多久复核、谁能看、今天多少户`}
        crumbs={[{ label: '家庭档案', href: '/households' }]}
        actions={
          <>
            <a className="btn" href="/tags/colours">
              颜色规则
            </a>
            {may.edit && (
              <>
                <a className="btn" href="/tags/reviews">
                  到期复核
                </a>
                <a className="btn" href="/households/proposals">
                  待确认
                </a>
              </>
            )}
          </>
        }
      />
      <TableScroll label="标签字典">
        <DictionaryTable tags={tags} />
      </TableScroll>
    </Still>
  )
}
