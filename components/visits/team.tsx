import type { ReactNode } from 'react'
import { Masked } from '@/components/households/file-members'
import { Empty } from '@/components/ui/empty'
import { CheckField, ChecksField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { FilterSelect, Filters } from '@/components/ui/filters'
import { ActionForm } from '@/components/ui/form'
import { EditLink, FormEnd } from '@/components/ui/form-end'
import { Listing } from '@/components/ui/listing'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { editVisitorAction } from '@/server/visits/actions'
import type { VisitorTeam } from '@/server/visits/visitor-team'

/** 走访队伍和翻译: everybody, what they interpret and how to reach them; one form to add or change. */
export function TeamPage({ view, tabs }: { view: VisitorTeam; tabs: ReactNode }) {
  const { team, query, languages, may, edited } = view
  return (
    <>
      <PageHead
        title="走访队伍、翻译"
        crumbs={[{ label: '走访', href: '/visits' }]}
        meta={`${team.length} 人${query.language ? `，会${query.language}` : ''}`}
      />
      {tabs}
      {languages.length > 0 && (
        <Filters action="/visits/team" clearHref="/visits/team" active={query.language ? 1 : 0} submit="找翻译">
          <FilterSelect
            name="language"
            label="会哪种话"
            options={languages.map((value) => ({ value, label: value }))}
            value={query.language}
            all="不限"
          />
        </Filters>
      )}
      <Team view={view} />
      <TookPart view={view} />
      {may.edit && (
        <Section title={edited ? `改：${edited.name}` : '加一位'} id="form">
          <VisitorForm view={view} />
        </Section>
      )}
    </>
  )
}

function Team({ view: { team, may } }: { view: VisitorTeam }) {
  return (
    <Listing
      caption="走访队伍"
      rows={team}
      columns={(column) => [
        column('姓名', ({ name }) => name, 'tight'),
        column(
          '类别、能力',
          ({ kindLabel, abilities }) => (
            <>
              {kindLabel}
              {abilities.length > 0 && <span className="sub">{abilities.join('、')}</span>}
            </>
          ),
          'aux',
        ),
        column('能翻译', ({ languages }) => languages.join('、'), 'aux'),
        column(
          '电话',
          ({ id, phone }) => <Masked value={phone} href={may.reveal && `/visits/team/${id}/reveal`} none="" />,
          'tight aux',
        ),
        column(
          '',
          ({ id, name }) => may.edit && <EditLink href={`/visits/team?edit=${id}#form`} of={name} />,
          'tight aux',
        ),
      ]}
      empty={
        <Empty title="没有会这种话的人">
          <p>问问居民里谁会，登记到下面；或请街道协调。</p>
        </Empty>
      }
    />
  )
}

/** 人次 of the month by kind of visitor, with their sum. */
function TookPart({ view: { took, people } }: { view: VisitorTeam }) {
  if (took.length === 0) return null
  return (
    <Section title="本月谁去走访" meta="带队、同行各算一人次，有没有账号都算">
      <Listing
        caption="本月各类人员参加走访"
        stack={false}
        rows={took}
        keyOf={({ kind }) => kind}
        columns={(column, numbers) => [
          column('类别', ({ label }) => label),
          numbers('人次', ({ n }) => `${grouped(n)} 人次`),
        ]}
        foot={
          <tr>
            <th scope="row">合计</th>
            <td className="num">{grouped(people)} 人次</td>
          </tr>
        }
      />
    </Section>
  )
}

function VisitorForm({ view: { edited, kinds, competencies } }: { view: VisitorTeam }) {
  return (
    <ActionForm action={editVisitorAction} key={edited?.id ?? 'new'}>
      {edited && <HiddenField name="visitorId" value={edited.id} />}
      <div className="field-row">
        <TextField name="name" label="姓名" required defaultValue={edited?.name} />
        <SelectField
          name="kind"
          label="类别"
          required
          options={kinds}
          none="请选"
          defaultValue={edited?.kind ?? 'volunteer'}
        />
      </div>
      <div className="field-row">
        <TextField
          name="languages"
          label="能翻译"
          hint="几种就用顿号隔开，如：藏语、手语"
          defaultValue={edited?.languages.join('、')}
        />
        <TextField
          name="phone"
          label="电话"
          type="tel"
          hint={edited?.phone ? `现在是 ${edited.phone}，不改就留空` : undefined}
        />
      </div>
      <ChecksField
        name="competencies[]"
        label="能力"
        hint="培训里练过的自己算，不用在这里勾"
        options={competencies}
        defaultValue={edited?.competencies ?? []}
      />
      {edited && <CheckField name="end" label="不在走访队伍里了" />}
      <FormEnd save={edited ? '保存' : '加上'} back={edited ? '/visits/team' : undefined} />
    </ActionForm>
  )
}
