import { notFound } from 'next/navigation'
import { dayText } from '@/components/ui/dates'
import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { CampaignNumbers, CloseCampaign } from '@/components/visits/campaigns'
import { printVerifyCode } from '@/domain/reports/canonical'
import { campaignStates } from '@/domain/visits/codes'
import { context } from '@/server/context'
import { campaignFile } from '@/server/visits/campaign-file'

export const metadata = { title: '专项走访' }

export default async function CampaignPage({ params }: PageProps<'/campaigns/[id]'>) {
  const file = await campaignFile(await context(), { id: (await params).id })
  if (!file) notFound()
  const { id, name, area, scope, fromOn, toOn, state, today, verifyCode, visitors } = file
  const span = `${dayText(fromOn, today)}到 ${dayText(toOn, today)}`
  return (
    <>
      <Still>
        <PageHead
          title={name}
          meta={`${area}　${scope}　${span}　${visitors > 0 ? `${visitors} 人参加　` : ''}${campaignStates[state]}${verifyCode ? `，校验码 ${printVerifyCode(verifyCode)}` : ''}`}
          crumbs={[{ label: '专项走访', href: '/campaigns' }]}
          actions={
            verifyCode && (
              <a className="btn" href={`/campaigns/${id}/print`}>
                打印收官报告
              </a>
            )
          }
        />
        <CampaignNumbers file={file} />
      </Still>
      {file.may.close && <CloseCampaign file={file} />}
    </>
  )
}
