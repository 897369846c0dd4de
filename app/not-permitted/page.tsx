import { Empty } from '@/components/ui/empty'

export const metadata = { title: '没有权限' }

export default function NotPermittedPage() {
  return (
    <main className="page">
      <Empty title="您的账号不能看这一页">
        <p>数据没有变动。需要这项权限，请找本居民区书记或安全管理员。</p>
        <p>
          <a href="/">回到今日</a>
        </p>
      </Empty>
    </main>
  )
}
