import { ColourRuleForm, ColourVersions, RuleInForce } from '@/components/tags/colours'
import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { context } from '@/server/context'
import { colourRuleList } from '@/server/tags/colour-rules'

export const metadata = { title: '颜色规则' }

export default async function ColoursPage() {
  const rules = await colourRuleList(await context(), {})
  return (
    <>
      <Still>
        <PageHead
          title="颜色规则"
          meta={`${rules.street}　哪些标签算红、算黄；其余各户是绿。过去的日子按当时的规则。`}
          crumbs={[{ label: '标签字典', href: '/tags' }]}
        />
        <RuleInForce rules={rules} />
        <ColourVersions rules={rules} />
      </Still>
      {rules.may.manage && <ColourRuleForm rules={rules} />}
    </>
  )
}
