import { officialDay } from '@/components/ui/dates'
import { DateField, HiddenField, SelectField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { href } from '@/components/ui/links'
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
        <table className="table stack">
          <caption className="sr">责任人和电话</caption>
          <thead>
            <tr>
              {['地方', '岗位', '谁', '电话', '微信', '从哪天起', ''].map((head) => (
                <th scope="col" key={head}>
                  {head || <span className="sr">可做的事</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="lines">
            {lines.map((line) => (
              <tr key={line.key}>
                <td>{line.place}</td>
                <td className="aux tight">{line.label}</td>
                <td>{line.name ?? <Missing line={line} />}</td>
                <td className="aux tight tnum">{line.phone}</td>
                <td className="aux">{line.wechat}</td>
                <td className="aux tight tnum">{line.fromOn && officialDay(line.fromOn)}</td>
                <td className="aux tight">
                  {may.edit && (
                    <a
                      className="act"
                      href={`${href('/visits/posts', { place: line.placeCode, kind: line.kind })}#form`}
                      aria-label={`改：${line.place} ${line.label}`}
                    >
                      {line.name ? '改' : '登记'}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
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

function Missing({ line }: { line: PostLine }) {
  return line.kind === 'head' ? <Mark colour="red">没有责任人</Mark> : <span className="faint">没登记</span>
}

function PostForm({ desk: { accounts, today }, line }: { desk: PostDesk; line: PostLine }) {
  return (
    <ActionForm action={assignPostAction} key={line.key}>
      <HiddenField name="placeCode" value={line.placeCode} />
      <HiddenField name="kind" value={line.kind} />
      <div className="field-row">
        <TextField name="name" label="谁" defaultValue={line.name} maxLength={40} required />
        <TextField
          name="phone"
          label="电话"
          type="tel"
          hint="印在卡上，居民会打"
          defaultValue={line.phone}
          maxLength={30}
        />
        <TextField name="wechat" label="微信" defaultValue={line.wechat} maxLength={40} />
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
      <div className="form-end">
        <SubmitButton>保存</SubmitButton>
        <a className="btn btn-quiet btn-form" href="/visits/posts">
          不改了，返回
        </a>
      </div>
    </ActionForm>
  )
}
