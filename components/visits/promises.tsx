import { Fragment } from 'react'
import { type Columns, DataTable } from '@/components/ui/data-table'
import { daysAway, deadlineText } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { AreaField, DateField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { changed, type Query } from '@/components/ui/links'
import { Mark } from '@/components/ui/mark'
import { Pager } from '@/components/ui/pager'
import { Still } from '@/components/ui/still'
import { Tabs } from '@/components/ui/tabs'
import { dayOf } from '@/domain/calendar/civil-day'
import { monthDay } from '@/domain/calendar/day-text'
import { answerPromiseAction, postponePromiseAction } from '@/server/visits/actions'
import type { PromiseListRow, PromiseListView } from '@/server/visits/promise-list'

const path = '/promises'

/** 答应过的事 of the area; each can be answered or put off where it stands. */
export function Promises({ view }: { view: PromiseListView }) {
  const { query, counts, rows, next } = view
  // a form that is open is worked with, and what is worked with cannot be still
  const Part = query.do && view.may ? Fragment : Still
  const total = query.list === 'open' ? counts.open : query.list === 'due' ? counts.due : rows.length
  return (
    <Part>
      <Tabs
        label="答应事项"
        tabs={[
          { label: '未了', href: path, count: counts.open, current: query.list === 'open' },
          { label: '到期', href: `${path}?list=due`, count: counts.due, current: query.list === 'due' },
          { label: '已回话', href: `${path}?list=answered`, current: query.list === 'answered' },
        ]}
      />
      <DataTable
        caption="答应事项"
        className="stack"
        columns={columnsOf(view)}
        rows={rows}
        empty={
          <Empty title="没有未了的答应事项">
            <p>走访时答应的事会列在这里，到期前提醒。</p>
          </Empty>
        }
      />
      <Pager
        total={total}
        unit="件"
        previous={query.after ? changed(path, query as Query, {}) : undefined}
        next={next ? changed(path, query as Query, { after: next }) : undefined}
      />
    </Part>
  )
}

/** 逾期 red, today amber, later plain. */
export function PromiseDay({ dueOn, today }: { dueOn: string; today: string }) {
  const away = daysAway(dueOn, today)
  const colour = away < 0 ? 'red' : away === 0 ? 'yellow' : 'blue'
  return <Mark colour={colour}>{deadlineText(dueOn, today)}</Mark>
}

function columnsOf(view: PromiseListView): Columns<PromiseListRow> {
  const { today, query, may } = view
  return [
    {
      id: 'due',
      header: '期限',
      meta: { width: '112px', className: 'sub-in' },
      cell: ({ row: { original: promise } }) =>
        promise.answeredAt ? (
          <Mark colour="green">{monthDay(dayOf(promise.answeredAt))} 已回话</Mark>
        ) : (
          <PromiseDay dueOn={promise.dueOn} today={today} />
        ),
    },
    {
      id: 'text',
      header: '答应了什么，谁家',
      cell: ({ row: { original: promise } }) => (
        <>
          <a href={`/households/${promise.householdId}`}>{promise.text}</a>
          <span className="sub">
            {promise.address}　{promise.head ? `${promise.head}家` : ''}
          </span>
          {promise.answer && <span className="sub">回话：{promise.answer}</span>}
          {promise.postponedReason && <span className="sub">改期：{promise.postponedReason}</span>}
          {query.do?.endsWith(promise.id) && may && <PromiseForms promise={promise} what={query.do} />}
        </>
      ),
    },
    {
      id: 'made',
      header: '何时答应',
      meta: { className: 'tight aux faint', width: '96px' },
      cell: ({ row: { original: promise } }) => monthDay(dayOf(promise.madeAt)),
    },
    {
      id: 'by',
      header: '答应人',
      meta: { className: 'tight aux', width: '72px' },
      cell: ({ row: { original: promise } }) => promise.by,
    },
    {
      id: 'do',
      header: '',
      meta: { className: 'tight', width: '120px' },
      cell: ({ row: { original: promise } }) =>
        promise.answeredAt === null &&
        may && (
          <>
            <a href={changed(path, query as Query, { do: `answer-${promise.id}` })}>回话</a>　
            <a href={changed(path, query as Query, { do: `postpone-${promise.id}` })}>改期</a>
          </>
        ),
    },
  ]
}

function PromiseForms({ promise, what }: { promise: PromiseListRow; what: string }) {
  if (what.startsWith('answer')) {
    return (
      <ActionForm action={answerPromiseAction}>
        <HiddenField name="promiseId" value={promise.id} />
        <AreaField name="answer" label="怎么回的话" rows={2} required />
        <div className="field actions">
          <SubmitButton>回话</SubmitButton>
          <a className="btn btn-quiet" href={path}>
            先放着
          </a>
        </div>
      </ActionForm>
    )
  }
  return (
    <ActionForm action={postponePromiseAction}>
      <HiddenField name="promiseId" value={promise.id} />
      <DateField name="dueOn" label="改到哪天" required />
      <TextField name="reason" label="为什么改期" required />
      <div className="field actions">
        <SubmitButton>改期</SubmitButton>
        <a className="btn btn-quiet" href={path}>
          先放着
        </a>
      </div>
    </ActionForm>
  )
}
