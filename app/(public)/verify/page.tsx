import { redirect } from 'next/navigation'
import { VerifyPage } from '@/components/reports/verify-page'

export const metadata = { title: '校验' }

export default async function Page({ searchParams }: PageProps<'/verify'>) {
  const { code } = await searchParams
  if (typeof code === 'string' && code.trim() !== '')
    redirect(`/verify/${encodeURIComponent(code.trim().slice(0, 40))}`)
  return <VerifyPage typed={undefined} found={undefined} version={undefined} />
}
