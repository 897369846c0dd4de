import { dayText, periodText } from '@/components/ui/dates'
import { ChoiceField, DateField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { PageHead } from '@/components/ui/page-head'
import { createReportAction } from '@/server/reports/actions'
import type { ReportChoices } from '@/server/reports/report-list'

/** Which area and which period; everything else writes itself. */
export function NewReport({ choices }: { choices: ReportChoices }) {
  const { areas, area, periods, today } = choices
  return (
    <>
      <PageHead title="编报告" crumbs={[{ label: '民情分析报告', href: '/reports' }]} />
      <ActionForm action={createReportAction}>
        <SelectField
          name="area"
          label="地区"
          required
          defaultValue={String(area)}
          options={areas.map(({ code, name }) => ({ value: String(code), label: name }))}
        />
        <ChoiceField
          name="preset"
          label="期间"
          required
          columns={2}
          defaultValue="bimonth"
          options={periods.map(({ choice, label, period, ready }) => ({
            value: choice,
            label: period
              ? `${label}　${periodText(period.from, period.to, today)}${ready ? `，${dayText(ready, today)}起可冻结` : ''}`
              : `${label}　在下面填起止`,
            wide: choice === 'custom',
          }))}
          hint="已过完的期间随时可以冻结；没过完的可以先起草，过完才能冻结。"
        />
        <DateField name="from" label="起" hint="可不填，按上面的期间" />
        <DateField name="to" label="止" hint={`止于今天（${dayText(today, today)}）或以后的，止日的次日起可冻结`} />
        <TextField name="reviewer" label="审核" />
        <TextField name="signer" label="签发" />
        <SubmitButton>起草</SubmitButton>
      </ActionForm>
    </>
  )
}
