import { Empty } from '@/components/ui/empty'

export const metadata = { title: '没有这一页' }

export default function NotFoundPage() {
  return (
    <main className="page">
      <Empty title="没有这条记录，或者不在您的辖区">
        可能是网址抄错了，也可能已并档或移交。请用上方的查找框找人、户、事，或 <a href="/">回到今日</a>。
      </Empty>
    </main>
  )
}
