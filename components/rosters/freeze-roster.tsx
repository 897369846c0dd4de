import { rosterHref } from '@/components/rosters/links'
import { dayText } from '@/components/ui/dates'
import { HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { freezeRosterAction } from '@/server/rosters/actions'
import type { RosterFile } from '@/server/rosters/roster-file'

/** 定版: what will be frozen, what for, and the one thing it does. */
export function FreezeRoster({ roster }: { roster: RosterFile }) {
  const { query, code, label, count, unit, heads, words, day, where, knownThen } = roster
  const stated = new URLSearchParams(rosterHref(query).split('?')[1])
  stated.set('code', code)
  return (
    <>
      <PageHead
        title="名册定版"
        crumbs={[
          { label: '名册', href: '/rosters' },
          { label, href: rosterHref(query) },
        ]}
        meta={`${where}　统计时点 ${dayText(day, '')}${knownThen ? '，按当天 24 时系统所知' : ''}`}
      />
      <Notice title={`${grouped(count)} ${unit}，${heads.length} 列：${heads.join('、')}`}>
        <p>
          {words.map((word) => word.label).join('，') || '没有条件'}
          。定版以后，档案再怎么改，这一版都不变；错了可以作废，另定一版。
        </p>
      </Notice>
      <ActionForm action={freezeRosterAction}>
        <HiddenField name="stated" value={stated.toString()} />
        {code === 'build' && <TextField name="label" label="名称" hint="印在抬头上，例如：独居老人送药" />}
        <TextField name="reason" label="做什么用" required hint="例如：报街道老龄办、11 月牛奶发放" />
        <div className="form-end">
          <SubmitButton>定版</SubmitButton>
          <a className="btn btn-quiet btn-form" href={rosterHref(query)}>
            不定了，返回
          </a>
        </div>
      </ActionForm>
    </>
  )
}
