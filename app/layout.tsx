import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import '@/app/styles/globals.css'

export const metadata: Metadata = {
  title: { default: '百家', template: '%s · 百家' },
  description: '家庭档案与民情分析',
  formatDetection: { telephone: false, date: false, address: false, email: false, url: false },
  robots: { index: false, follow: false },
  referrer: 'same-origin',
  other: { renderer: 'webkit' },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** Language, and the size of letters the person chose. */
export default async function Layout({ children }: { children: ReactNode }) {
  const size = (await cookies()).get('size')?.value
  return (
    <html lang="zh-CN" data-size={size === 'large' ? 'large' : undefined}>
      <body>{children}</body>
    </html>
  )
}
