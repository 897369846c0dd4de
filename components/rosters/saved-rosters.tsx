import { builderHref, rosterHref } from '@/components/rosters/links'
import { CheckField, HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { Listing } from '@/components/ui/listing'
import { Section } from '@/components/ui/section'
import { removeRosterAction, saveRosterAction } from '@/server/rosters/actions'
import type { RosterFile } from '@/server/rosters/roster-file'
import type { SavedRoster } from '@/server/rosters/roster-list'

/** 我的名册: saved conditions, one's own and those shared, each with the way to its list. */
export function SavedRosters({ saved }: { saved: SavedRoster[] }) {
  if (saved.length === 0) {
    return (
      <Section title="我的名册">
        <p className="soft">还没有。“按条件生成”后可以存下来，下次点开就是最新的。</p>
      </Section>
    )
  }
  return (
    <Section title="我的名册" meta={`${saved.length} 份`}>
      <Listing
        caption="我的名册"
        rows={saved}
        columns={(column) => [
          column(
            '名册',
            ({ name, condition }) => <a href={rosterHref({ ...condition, code: 'build' })}>{name}</a>,
            'tight',
          ),
          column('条件', ({ words }) => words.join('，') || '没有条件', 'aux'),
          column(
            '谁存的',
            ({ own, shared, owner }) => (own ? (shared ? '我，全居民区可用' : '我') : (owner ?? '')),
            'aux faint',
          ),
          column(
            '',
            ({ id, own }) =>
              own && (
                <ActionForm action={removeRosterAction}>
                  <HiddenField name="id" value={id} />
                  <SubmitButton kind="plain" className="">
                    删除
                  </SubmitButton>
                </ActionForm>
              ),
          ),
        ]}
      />
    </Section>
  )
}

/** 存下条件: a name, and who may use it. */
export function SaveRoster({ roster: { condition, query } }: { roster: RosterFile }) {
  const { area, building, cols } = query
  const stated = builderHref(condition, { area, building, cols }).split('?')[1] ?? ''
  return (
    <Section title="存下这个条件">
      <ActionForm action={saveRosterAction}>
        <HiddenField name="stated" value={stated} />
        <TextField name="name" label="名称" hint="2—30 个字，例如：要送药的独居老人" className="w-name" required />
        <CheckField name="shared" label="本居民区的人都可以用" />
        <div className="field actions">
          <SubmitButton>存下</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  )
}
