import { dayText } from '@/components/ui/dates'
import { DateField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Section } from '@/components/ui/section'
import { setAgeCutAction } from '@/server/rosters/actions'
import type { AgeBands } from '@/server/rosters/age-bands'

/** 分段的历次: which cut counts since when, and the one thing that sets another. */
export function AgeCuts({ ages: { cuts, may, today, typed } }: { ages: AgeBands }) {
  return (
    <>
      <Section title="本地的分法" meta={cuts.length === 0 ? '没有定过，用的是通行的年龄段' : '过去的日子用当时的分法'}>
        {cuts.length > 0 && (
          <table className="table stack">
            <caption className="sr">年龄分段，历次</caption>
            <tbody className="lines">
              {cuts.map((cut) => (
                <tr key={cut.id}>
                  <td className="tight">{cut.name}</td>
                  <td className="aux">{cut.bands}</td>
                  <td className="tight aux">{dayText(cut.fromOn, today)}起</td>
                  <td className="aux faint">
                    {cut.where}　{cut.by} {dayText(cut.madeOn, today)}定
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {may.cut && (
        <Section title="定为本地的分法" meta="从生效日起，年龄段页打开就是这样分">
          <ActionForm action={setAgeCutAction}>
            <TextField name="bands" label="年龄段，用空格隔开" required className="w-line" defaultValue={typed} />
            <div className="field-row">
              <TextField name="name" label="名称" required hint="例如：四点半课堂" />
              <DateField name="fromOn" label="哪天起" required min={today} defaultValue={today} />
            </div>
            <div className="field actions">
              <SubmitButton>定下来</SubmitButton>
            </div>
          </ActionForm>
        </Section>
      )}
    </>
  )
}
