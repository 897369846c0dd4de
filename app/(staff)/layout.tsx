import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { listsOf, navigationOf, partOf } from '@/components/layout/navigation'
import { PortalFrame } from '@/components/layout/portal-frame'
import { SignOut } from '@/components/layout/sign-out'
import { frame } from '@/server/areas/frame'
import { context } from '@/server/context'

/** The frame around every staff page. It shows who is signed in; it guards nothing. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const around = await frame(await context(), {})
  const [path = '/', query = ''] = ((await headers()).get('x-path') ?? '/').split('?')
  const size = (await cookies()).get('size')?.value === 'large' ? 'large' : 'normal'
  return (
    <PortalFrame
      current={partOf(around, path)}
      places={around.where.map(({ name, code }) => ({
        label: name,
        href: around.may.dashboards && code === around.areaCode ? `/areas/${code}` : undefined,
      }))}
      nav={navigationOf(around)}
      lists={listsOf(around)}
      person={{ name: around.name, title: around.title, href: '/account' }}
      size={size}
      path={path}
      query={new URLSearchParams(path === '/search' ? query : '').get('q') ?? ''}
      signOut={<SignOut />}
    >
      {children}
    </PortalFrame>
  )
}
