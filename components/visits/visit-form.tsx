import { SubmitButton } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { VisitBrief } from '@/components/visits/visit-brief'
import { VisitFields } from '@/components/visits/visit-fields'
import { recordVisitAction } from '@/server/visits/actions'
import type { VisitForm } from '@/server/visits/visit-form'

/** At the door, for one thumb: what we owe first, then whether we met, one sentence, one button. */
export function VisitPage({ visit, by }: { visit: VisitForm; by: string }) {
  return (
    <main className="phone" id="main">
      <div className="phone-bar">
        <a href="/">今日</a>
        <b>记走访</b>
        <a href={`/households/${visit.householdId}`}>档案</a>
      </div>
      <VisitBrief visit={visit} />
      <ActionForm action={recordVisitAction} className="" unsent={{ by, about: `visit ${visit.householdId}` }}>
        <VisitFields visit={visit} />
        <div className="phone-foot">
          <SubmitButton className="btn-wide btn-touch">保存走访</SubmitButton>
        </div>
      </ActionForm>
    </main>
  )
}
