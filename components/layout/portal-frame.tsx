import { Fragment, type ReactNode } from 'react'
import { Brand, Icon, type IconName } from '@/components/ui/icon'
import { href } from '@/components/ui/links'
import { grouped } from '@/components/ui/numbers'
import { Still } from '@/components/ui/still'

export type NavItem = {
  key: string
  href: string
  label: string
  /** Two characters under the sign on a phone. */
  short?: string
  icon: IconName
  count?: number | undefined
  /** The count is of things overdue. */
  over?: boolean | undefined
}
export type NavList = { href: string; label: string; count?: number | undefined }
type Place = { label: string; href?: string | undefined }

type Props = {
  current: string
  places: Place[]
  nav: NavItem[]
  lists: NavList[]
  person: { name: string; title: string; href?: string }
  size: 'normal' | 'large'
  /** The address to come back to after changing the size of letters. */
  path: string
  query?: string
  /** The form `signOutForm`; the bar for the thumb sends it too. */
  signOut: ReactNode
  helpHref?: string
  children: ReactNode
}

/** The id of the form that signs out. */
export const signOutForm = 'sign-out'

function Count({ count, over }: { count: number | undefined; over?: boolean | undefined }) {
  if (count === undefined) return null
  return (
    <span className={over && count > 0 ? 'n n-over' : 'n'}>
      {over && count > 0 && <span className="sr">逾期 </span>}
      {grouped(count)}
    </span>
  )
}

function Where({ places }: { places: Place[] }) {
  return (
    <nav className="where" aria-label="所在位置">
      {places.map((place, index) => {
        const last = index === places.length - 1
        const far = index < places.length - 2 ? 'far' : undefined
        return (
          <Fragment key={place.label}>
            {last ? (
              <b>{place.label}</b>
            ) : place.href ? (
              <a className={far} href={place.href}>
                {place.label}
              </a>
            ) : (
              <span className={far ?? 'mid'}>{place.label}</span>
            )}
            {!last && (
              <span className={far ? 'sep far' : 'sep'} aria-hidden="true">
                ›
              </span>
            )}
          </Fragment>
        )
      })}
    </nav>
  )
}

function sizeLink({ size, path }: Pick<Props, 'size' | 'path'>) {
  return size === 'large'
    ? { label: '常规字', href: href('/settings/size', { to: 'normal', back: path }) }
    : { label: '大字', href: href('/settings/size', { to: 'large', back: path }) }
}

function Bar(props: Props) {
  const { places, person, query, helpHref = '/help', signOut } = props
  const size = sizeLink(props)
  return (
    <header className="bar">
      <a className="brand" href="/">
        <Brand />
        百家
      </a>
      <Where places={places} />
      <form className="find" action="/search">
        <input
          name="q"
          type="search"
          defaultValue={query}
          placeholder="找人、户、事：首字母、3-501、尾号、编号"
          aria-label="找人、户、事"
          autoComplete="off"
        />
        <Icon name="search" />
      </form>
      <div className="bar-end">
        <a className="wide" href={size.href}>
          {size.label}
        </a>
        <a className="wide" href={helpHref}>
          帮助
        </a>
        {person.href ? (
          <a className="me" href={person.href}>
            {person.name}
            <span className="faint wide">　{person.title}</span>
          </a>
        ) : (
          <span className="me">
            {person.name}
            <span className="faint wide">　{person.title}</span>
          </span>
        )}
        <span className="wide">{signOut}</span>
      </div>
    </header>
  )
}

function Navigation({ nav, lists, current }: Pick<Props, 'nav' | 'lists' | 'current'>) {
  return (
    <Still className="nav">
      <div className="nav-in">
        <nav aria-label="主导航">
          {nav.map((item) => (
            <a key={item.key} href={item.href} aria-current={item.key === current ? 'page' : undefined}>
              <Icon name={item.icon} />
              {item.label}
              <Count count={item.count} over={item.over} />
            </a>
          ))}
        </nav>
        {lists.length > 0 && (
          <nav className="sub" aria-label="我的名册">
            <h2>我的名册</h2>
            {lists.map((list) => (
              <a key={list.href} href={list.href}>
                {list.label}
                <Count count={list.count} />
              </a>
            ))}
          </nav>
        )}
      </div>
    </Still>
  )
}

function TabBar(props: Props) {
  const { nav, lists, current, helpHref = '/help' } = props
  const size = sizeLink(props)
  return (
    <Still as="nav" className="tabbar" aria-label="主导航">
      {nav.slice(0, 4).map((item) => (
        <a key={item.key} href={item.href} aria-current={item.key === current ? 'page' : undefined}>
          <Icon name={item.icon} />
          {item.short ?? item.label}
        </a>
      ))}
      <details className="more-tab">
        <summary>
          <Icon name="more" />
          更多
        </summary>
        <div className="more-box">
          {nav.slice(4).map((item) => (
            <a key={item.key} href={item.href} aria-current={item.key === current ? 'page' : undefined}>
              <Icon name={item.icon} />
              {item.label}
              <Count count={item.count} over={item.over} />
            </a>
          ))}
          {lists.length > 0 && <h2>我的名册</h2>}
          {lists.map((list) => (
            <a key={list.href} href={list.href}>
              {list.label}
              <Count count={list.count} />
            </a>
          ))}
          <h2>设置</h2>
          <a href={size.href}>{size.label}</a>
          <a href={helpHref}>帮助</a>
          <button type="submit" form={signOutForm} className="btn btn-quiet">
            退出
          </button>
        </div>
      </details>
    </Still>
  )
}

/** Every page of the portal stands in this: bar, navigation by task, the page, and the bar for the thumb. */
export function PortalFrame(props: Props) {
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <div className="frame">
        <Bar {...props} />
        <Navigation {...props} />
        <main className="page" id="main" tabIndex={-1}>
          {props.children}
        </main>
        <TabBar {...props} />
      </div>
    </>
  )
}
