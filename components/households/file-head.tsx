import { whyHref } from '@/components/households/links'
import { TagChip } from '@/components/tags/tag-chip'
import { ClassBox } from '@/components/ui/class-box'
import { officialDay } from '@/components/ui/dates'
import { Mark } from '@/components/ui/mark'
import { Menu, MenuGroup } from '@/components/ui/menu'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { attentions, departureReasons } from '@/domain/households/codes'
import type { HouseholdFile } from '@/server/households/household-file'

type Props = { file: HouseholdFile }

/** Everything that changes a household, by what it is about. */
function Changes({ file: { id, number, members, may } }: Props) {
  const at = (path: string) => `/households/${id}/${path}`
  const people = [
    { label: '加一人', href: at('members/new') },
    { label: '迁入一人', href: at('move-in') },
    ...(members.length > 0 ? [{ label: '登记出生', href: at('birth') }] : []),
    ...(members.length > 0
      ? [
          { label: '迁出一人', href: at('move-out') },
          { label: '登记去世', href: at('death') },
          ...(may.transfer ? [{ label: '转到别的居民区', href: at('transfer') }] : []),
        ]
      : []),
  ]
  const household = [
    { label: '改类别、联系方式', href: at('edit') },
    ...(members.length > 1
      ? [
          { label: '换户主', href: at('head') },
          { label: '改与户主关系', href: at('relations') },
          { label: '分户', href: at('split') },
        ]
      : []),
    { label: '并户', href: at('merge') },
    { label: '整户迁出', href: at('close') },
    { label: '撤销变更', href: at('undo') },
  ]
  return (
    <Menu label="变更">
      <MenuGroup title="人" links={people} />
      <MenuGroup title="户" links={household} />
      <MenuGroup
        title="房"
        links={[
          { label: '改住房资料', href: at('dwelling') },
          { label: '住商转换', href: at('convert') },
          { label: '腾空', href: at('vacate') },
          { label: '核实资料', href: at('facts') },
        ]}
      />
      <MenuGroup
        title="事"
        links={[
          { label: '告知与同意', href: at('consents') },
          { label: '记能人', href: at('talents') },
          { label: '立一件调解', href: `/issues/mediations/new?household=${number}` },
        ]}
      />
    </Menu>
  )
}

function Actions({ file }: Props) {
  const { id, may, on, toOn } = file
  const open = !on && !toOn
  return (
    <>
      {may.edit && open && <Changes file={file} />}
      <a className="btn" href={`/households/${id}/print`}>
        打印
      </a>
      {may.report && open && (
        <a className="btn" href={`/issues/new?household=${id}`}>
          登记诉求
        </a>
      )}
      {may.visit && open && (
        <a className="btn btn-primary" href={`/visits/new?household=${id}`}>
          记走访
        </a>
      )}
    </>
  )
}

const linkWords = { merged_here: '并进来', merged_into: '并入', split_off: '分出去', split_from: '分自' } as const

/** Files this one was joined with or divided from: what they hold is still to be read there. */
function Linked({ file: { linked } }: Props) {
  return (
    <Notice title="分户、并户">
      <ul className="plain-list">
        {linked.map(({ kind, id, number, address, on, visits, issues, promises }) => (
          <li key={`${kind} ${id}`}>
            {officialDay(on)}
            {linkWords[kind]} <a href={`/households/${id}`}>{`${number} ${address}`}</a>
            <span className="faint">{`　走访 ${visits} 次，诉求 ${issues} 件，答应事项 ${promises} 件`}</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Where this household is, what it is, and what can be done; on another day, that it is another day. */
export function FileHead({ file }: Props) {
  const { building, address, contactClass, reasons, number, headName, members, grid, fromOn, on, id, toOn } = file
  const chips = [...new Map(reasons.tags.map((tag) => [tag.code, tag])).values()]
  const known = [
    `户编号 ${number}`,
    `户主 ${headName ?? '待定'}`,
    `${members.length} 人居住`,
    [grid?.name, grid?.head].filter(Boolean).join(' '),
    `${fromOn.slice(0, 4)} 年起居住`,
  ]
  return (
    <>
      {on && (
        <Notice kind="due" title={`这是 ${officialDay(on)} 的档案`}>
          <p>
            成员、标签、类别按当天的事实，其余按当天已记的内容。<a href={`/households/${id}`}>回到今天</a>
          </p>
        </Notice>
      )}
      {toOn && !on && (
        <Notice title={`本户已于 ${officialDay(toOn)} 销档`}>
          <p>
            {file.whereTo && `迁往${file.whereTo}。`}档案留作查考，不能再改。
            {file.may.edit && file.undoable > 0 && <a href={`/households/${id}/undo`}>登记错了，撤销</a>}
          </p>
        </Notice>
      )}
      <PageHead
        crumbs={[
          { label: '家庭档案', href: '/households' },
          { label: `${building.estate} ${building.name}`, href: `/buildings/${building.id}` },
        ]}
        title={address}
        signs={
          <>
            <a className="plain" href={whyHref(id, 'class')} title="为什么是这一类">
              <ClassBox letter={contactClass} />
            </a>
            <a className="plain" href={whyHref(id, 'colour')} title="为什么是这个颜色">
              <Mark colour={reasons.colour.colour} plain>
                {attentions[reasons.colour.colour]}
              </Mark>
            </a>
          </>
        }
        tags={chips.map((tag) => <TagChip key={tag.code} household={id} tag={tag} />)}
        meta={known.filter(Boolean).join('　')}
        actions={<Actions file={file} />}
      />
      {file.linked.length > 0 && !on && <Linked file={file} />}
    </>
  )
}

/** 迁出, 死亡 and the rest, in the words of the codes. */
export function departureText(departure: string | null): string {
  return departure ? (departureReasons[departure as keyof typeof departureReasons] ?? departure) : ''
}
