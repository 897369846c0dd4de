import type { ReactNode } from 'react'
import { Masked } from '@/components/households/file-members'
import { Empty } from '@/components/ui/empty'
import { CheckField, ChecksField, HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { FilterSelect, Filters } from '@/components/ui/filters'
import { ActionForm } from '@/components/ui/form'
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
      {team.length === 0 ? (
        <Empty title="没有会这种话的人">
          <p>问问居民里谁会，登记到下面；或请街道协调。</p>
        </Empty>
      ) : (
        <Team view={view} />
      )}
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
    <table className="table stack">
      <caption className="sr">走访队伍</caption>
      <thead>
        <tr>
          {['姓名', '类别、能力', '能翻译', '电话'].map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
          <th scope="col">
            <span className="sr">可做的事</span>
          </th>
        </tr>
      </thead>
      <tbody className="lines">
        {team.map(({ id, name, kindLabel, abilities, languages, phone }) => (
          <tr key={id}>
            <td className="tight">{name}</td>
            <td className="aux">
              {kindLabel}
              {abilities.length > 0 && <span className="sub">{abilities.join('、')}</span>}
            </td>
            <td className="aux">{languages.join('、')}</td>
            <td className="tight aux">
              <Masked value={phone} href={may.reveal && `/visits/team/${id}/reveal`} none="" />
            </td>
            <td className="tight aux">
              {may.edit && (
                <a className="act" href={`/visits/team?edit=${id}#form`} aria-label={`改：${name}`}>
                  改
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** 人次 of the month by kind of visitor, with their sum. */
function TookPart({ view: { took, people } }: { view: VisitorTeam }) {
  if (took.length === 0) return null
  return (
    <Section title="本月谁去走访" meta="带队、同行各算一人次，有没有账号都算">
      <table className="table">
        <caption className="sr">本月各类人员参加走访</caption>
        <thead>
          <tr>
            <th scope="col">类别</th>
            <th scope="col" className="num">
              人次
            </th>
          </tr>
        </thead>
        <tbody className="lines">
          {took.map(({ kind, label, n }) => (
            <tr key={kind}>
              <th scope="row" className="light">
                {label}
              </th>
              <td className="num">{grouped(n)} 人次</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td className="num">{grouped(people)} 人次</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  )
}

function VisitorForm({ view: { edited, kinds, competencies } }: { view: VisitorTeam }) {
  return (
    <ActionForm action={editVisitorAction} key={edited?.id ?? 'new'}>
      {edited && <HiddenField name="visitorId" value={edited.id} />}
      <div className="field-row">
        <TextField name="name" label="姓名" required defaultValue={edited?.name} maxLength={50} />
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
          maxLength={60}
        />
        <TextField
          name="phone"
          label="电话"
          type="tel"
          hint={edited?.phone ? `现在是 ${edited.phone}，不改就留空` : undefined}
          maxLength={40}
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
      <div className="form-end">
        <SubmitButton>{edited ? '保存' : '加上'}</SubmitButton>
        {edited && (
          <a className="btn btn-quiet btn-form" href="/visits/team">
            不改了，返回
          </a>
        )}
      </div>
    </ActionForm>
  )
}
