import { CheckField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/segments'
import { type TermList, termLists } from '@/domain/visits/team-codes'
import { editTermAction } from '@/server/visits/team-actions'
import type { TermDesk } from '@/server/visits/term-desk'

const path = '/visits/team/terms'

/** 类别、能力: one of the two lists of the street, and the form to add or change a word of it. */
export function TermsPage({ desk }: { desk: TermDesk }) {
  const { list, terms, may, edited } = desk
  const used = terms.filter(({ retired }) => !retired)
  return (
    <>
      <Segments
        label="哪张清单"
        segments={(Object.keys(termLists) as TermList[]).map((code) => ({
          label: termLists[code],
          href: `${path}?list=${code}`,
          current: code === list,
        }))}
      />
      <Section title={termLists[list]} meta={`在用 ${used.length} 项，停用 ${terms.length - used.length} 项`} first>
        <Listing
          caption={termLists[list]}
          rows={terms}
          rowClassName={({ retired }) => (retired ? 'faint' : undefined)}
          stack={false}
          columns={(column) => [
            column('名称', ({ name }) => name, { rowHead: true, className: 'light' }),
            ...(list === 'visitor_kind'
              ? [column('走访是本职', ({ staff }) => (staff ? '是，新人要带教' : ''), 'aux')]
              : []),
            column('在用', ({ retired }) => (retired ? '停用，以前选的照旧' : '在用'), 'aux'),
            column(
              '',
              ({ code, name }) =>
                may.edit && (
                  <a className="act" href={`${path}?list=${list}&code=${code}#term`} aria-label={`改：${name}`}>
                    改
                  </a>
                ),
              'tight aux',
            ),
          ]}
        />
      </Section>
      {may.edit && (
        <Section title={edited ? `改：${edited.name}` : '加一项'} id="term">
          <TermForm desk={desk} />
        </Section>
      )}
    </>
  )
}

function TermForm({ desk: { list, edited } }: { desk: TermDesk }) {
  return (
    <ActionForm action={editTermAction} key={edited?.code ?? 'new'}>
      <HiddenField name="list" value={list} />
      {edited && <HiddenField name="code" value={edited.code} />}
      <TextField name="name" label="名称" required defaultValue={edited?.name} />
      {list === 'visitor_kind' && (
        <CheckField name="staff" label="走访是本职" hint="不满一年的列在“带教”里" defaultChecked={edited?.staff} />
      )}
      {edited && <CheckField name="retired" label="停用，以后不能再选" defaultChecked={edited.retired} />}
      <div className="form-end">
        <SubmitButton>{edited ? '保存' : '加上'}</SubmitButton>
        {edited && (
          <a className="btn btn-quiet btn-form" href={`${path}?list=${list}`}>
            不改了，返回
          </a>
        )}
      </div>
    </ActionForm>
  )
}
