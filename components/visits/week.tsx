import { dayText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { DateField, NumberField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { intervalShare, intervalWords, pacedWeeks } from '@/domain/visits/forecast'
import { setTargetAction } from '@/server/visits/actions'
import type { Week, WeekPlan } from '@/server/visits/week-plan'

type Row = Week['rows'][number]

/** The week and what is to be expected of the round, in sentences with their sums; an estimate, said as one. */
export function WeekWords({
  week,
  first,
  more,
}: {
  week: Week
  first?: boolean
  more?: { href: string; label: string }
}) {
  const { whole, monday, today, roundFrom, roundTo } = week
  const { forecast } = whole
  return (
    <Section
      title="每周目标"
      meta="单位：户。见到才算；电话、线上见到也算，未遇不算"
      {...(first ? { first } : {})}
      {...(more ? { more } : {})}
    >
      <Facts
        facts={[
          {
            label: '本周',
            value: `${dayText(monday, today)}起联系到 ${grouped(whole.reached)} 户，目标 ${grouped(whole.target)} 户；未遇等 ${grouped(whole.missed)} 次`,
          },
          {
            label: '这半年',
            value: `${dayText(roundFrom, today)}至 ${dayText(roundTo, today)}，有人住的 ${grouped(whole.households)} 户联系到 ${grouped(whole.round)} 户，还剩 ${grouped(whole.remaining)} 户`,
          },
          {
            label: '照目标',
            value:
              whole.atTarget === undefined
                ? '没有网格'
                : `还要 ${whole.atTarget} 周；从头走一遍 ${whole.fromStart} 周（${grouped(whole.households)} ÷ ${grouped(whole.target)}）`,
          },
          {
            label: '照实际',
            value: forecast
              ? `近 ${pacedWeeks} 周每周新联系到 ${forecast.pace} 户，还要 ${forecast.at} 周，${intervalWords(forecast, '周')}（${intervalShare}% 的把握，前提是快慢不变；不是承诺）`
              : `近 ${pacedWeeks} 周没有新联系到的户，说不准`,
          },
        ]}
      />
    </Section>
  )
}

/** Every grid in its order: target, this week, the round, what is to be expected. */
export function GridWeeks({ week: { rows, monday, today } }: { week: Week }) {
  return (
    <Section title="各网格" meta="目标各网格可以不同；没有定过的按 100 户">
      <Listing
        caption="各网格的每周目标和预计"
        rows={rows}
        keyOf={({ code }) => String(code)}
        columns={(column, numbers) => [
          column(
            '网格',
            ({ code, name }) => <a href={`/visits?from=${monday}&to=${today}&area=${code}`}>{name}</a>,
            'tight',
          ),
          numbers('目标', ({ target, since, reason }) => (
            <>
              {grouped(target)}
              {since && (
                <span className="sub">
                  {dayText(since, today)}起，{reason}
                </span>
              )}
            </>
          )),
          numbers('本周联系到', ({ reached }) => grouped(reached)),
          numbers('本周未遇等', ({ missed }) => grouped(missed)),
          numbers('这半年还剩', ({ remaining }) => grouped(remaining)),
          numbers('照目标还要', ({ atTarget }) => (atTarget === undefined ? '' : `${atTarget} 周`)),
          numbers('照实际还要', forecastWords),
        ]}
      />
    </Section>
  )
}

function forecastWords({ forecast }: Row): string {
  return forecast ? `${forecast.at} 周，${intervalWords(forecast, '周')}` : '说不准'
}

/** 定目标 of a grid, or of all. */
export function TargetForm({ plan: { rows, code, today } }: { plan: WeekPlan }) {
  const committee = Math.floor(code / 1000) * 1000
  return (
    <Section title="定目标" meta="从哪天起，以前的周按以前的目标">
      <ActionForm action={setTargetAction}>
        <SelectField
          name="area"
          label="网格"
          required
          defaultValue={String(committee)}
          options={[
            { value: String(committee), label: '每个网格' },
            ...rows.map((row) => ({ value: String(row.code), label: row.name })),
          ]}
        />
        <NumberField name="weekly" label="每周联系到" required unit="户" />
        <DateField name="fromOn" label="哪天起" required min={today} defaultValue={today} />
        <TextField name="reason" label="为什么" required className="w-line" />
        <div className="form-end">
          <SubmitButton>定目标</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}
