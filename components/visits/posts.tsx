import { dayText, officialDay } from '@/components/ui/dates'
import { DateField, HiddenField, SelectField, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { EditLink, FormEnd } from '@/components/ui/form-end'
import { href } from '@/components/ui/links'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import { Section } from '@/components/ui/section'
import type { PostDesk, PostLine } from '@/server/visits/post-desk'
import { assignPostAction } from '@/server/visits/team-actions'

/** 责任人、电话: one holder of each post, since when; a grid without its head stands in red. */
export function PostsPage({ desk }: { desk: PostDesk }) {
  const { lines, former, edited, may } = desk
  return (
    <>
      {edited && (
        <Section title={`${edited.place}　${edited.label}`} id="form" first>
          <PostForm desk={desk} line={edited} />
        </Section>
      )}
      <Section title="现在" first={!edited}>
        <Listing
          caption="责任人和电话"
          rows={lines}
          keyOf={({ key }) => key}
          columns={(column) => [
            column('地方', ({ place }) => place),
            column('岗位', ({ label }) => label, 'aux tight'),
            column('谁', (line) => line.name ?? <Missing line={line} />),
            column('电话', ({ phone }) => phone, 'aux tight tnum'),
            column('微信', ({ wechat }) => wechat, 'aux'),
            column('从哪天起', ({ fromOn }) => fromOn && dayText(fromOn, desk.today), 'aux tight tnum'),
            column('', (line) => may.edit && <EditLink {...changeOf(line)} />, 'aux tight'),
          ]}
        />
      </Section>
      {former.length > 0 && (
        <Section title="以前" meta="换过的都留着">
          <ul className="plain-list">
            {former.map((line) => (
              <li key={line.key}>
                {line.place}　{line.label}　{line.name}　{line.phone}　{line.fromOn && officialDay(line.fromOn)}—
                {line.toOn && officialDay(line.toOn)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

const changeOf = ({ placeCode, kind, place, label, name }: PostLine) => ({
  href: `${href('/visits/posts', { place: placeCode, kind })}#form`,
  of: `${place} ${label}`,
  label: name ? '改' : '登记',
})

function Missing({ line }: { line: PostLine }) {
  return line.kind === 'head' ? <Mark colour="red">没有责任人</Mark> : <span className="faint">没登记</span>
}

function PostForm({ desk: { accounts, today }, line }: { desk: PostDesk; line: PostLine }) {
  return (
    <ActionForm action={assignPostAction} key={line.key}>
      <HiddenField name="placeCode" value={line.placeCode} />
      <HiddenField name="kind" value={line.kind} />
      <div className="field-row">
        <TextField name="name" label="谁" defaultValue={line.name} required />
        <TextField name="phone" label="电话" type="tel" hint="印在卡上，居民会打" defaultValue={line.phone} />
        <TextField name="wechat" label="微信" defaultValue={line.wechat} />
      </div>
      <div className="field-row">
        {line.kind === 'head' && (
          <SelectField
            name="accountId"
            label="他的账号"
            options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
            none="没有账号"
            defaultValue={line.accountId}
          />
        )}
        <DateField name="on" label="从哪天起" max={today} defaultValue={today} />
      </div>
      <FormEnd save="保存" back="/visits/posts" />
    </ActionForm>
  )
}
