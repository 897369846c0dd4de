import { type Columns, DataTable } from '@/components/ui/data-table'
import { officialDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { ChecksField, DateField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { changed, type Query } from '@/components/ui/links'
import { Pager } from '@/components/ui/pager'
import { Section } from '@/components/ui/section'
import { recordTrainingAction } from '@/server/training/actions'
import type { TrainingList } from '@/server/training/training-list'

const path = '/visits/team/trainings'

/** 培训: the courses of a committee with who took part, and the form for one more. */
export function TrainingsPage({ list }: { list: TrainingList }) {
  const { rows, total, query, next, may, edited } = list
  return (
    <>
      <DataTable
        caption="培训"
        className="stack"
        columns={columnsOf(list)}
        rows={rows}
        empty={
          <Empty title="还没有记过培训">
            <p>办过一次就记一次：哪天、什么课、练什么能力、谁参加了。</p>
          </Empty>
        }
      />
      <Pager
        total={total}
        unit="次"
        previous={query.after ? changed(path, query as Query, { after: undefined }) : undefined}
        next={next ? changed(path, query as Query, { after: next }) : undefined}
      />
      {may.edit && (
        <Section title={edited ? `改：${edited.course}` : '记一次培训'} id="training">
          <TrainingForm list={list} />
        </Section>
      )}
    </>
  )
}

function columnsOf({ may }: TrainingList): Columns<TrainingList['rows'][number]> {
  return [
    {
      id: 'on',
      header: '哪天',
      meta: { className: 'tight tnum' },
      cell: ({ row: { original: one } }) => officialDay(one.onDay),
    },
    { id: 'course', header: '课程', cell: ({ row: { original: one } }) => one.course },
    {
      id: 'competencies',
      header: '练什么能力',
      meta: { className: 'aux' },
      cell: ({ row: { original: one } }) => one.competencies.join('、'),
    },
    {
      id: 'people',
      header: '谁参加',
      meta: { className: 'aux' },
      cell: ({ row: { original: one } }) => `${one.people.join('、')}（${one.people.length} 人）`,
    },
    {
      id: 'act',
      header: '',
      meta: { className: 'tight aux' },
      cell: ({ row: { original: one } }) =>
        may.edit && (
          <a className="act" href={`${path}?edit=${one.id}#training`} aria-label={`改：${one.course}`}>
            改
          </a>
        ),
    },
  ]
}

function TrainingForm({ list: { edited, competencies, team, today } }: { list: TrainingList }) {
  return (
    <ActionForm action={recordTrainingAction} key={edited?.id ?? 'new'}>
      {edited && <HiddenField name="trainingId" value={edited.id} />}
      <div className="field-row">
        <TextField
          name="course"
          label="课程"
          hint="如：沟通表达能力培养"
          required
          defaultValue={edited?.course}
          className="w-line"
        />
        <DateField name="onDay" label="哪天" required max={today} defaultValue={edited?.onDay ?? today} />
      </div>
      <ChecksField
        name="competencies[]"
        label="练什么能力"
        required
        options={competencies}
        defaultValue={edited?.competencies ?? []}
      />
      <ChecksField name="visitors[]" label="谁参加了" required options={team} defaultValue={edited?.visitorIds ?? []} />
      <div className="form-end">
        <SubmitButton>{edited ? '保存' : '记下'}</SubmitButton>
        {edited && (
          <a className="btn btn-quiet btn-form" href={path}>
            不改了，返回
          </a>
        )}
      </div>
    </ActionForm>
  )
}
