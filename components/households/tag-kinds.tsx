import { Chip } from '@/components/ui/chip'

/** What the edge of a chip says, and where the next contact comes from. */
export function TagKinds() {
  return (
    <p className="meta foot-note">
      标签来由：<Chip kind="rule">实线</Chip> 由规则推得　<Chip kind="proof">深底</Chip> 有批准或证件，到期复核　
      <Chip kind="hand">虚线</Chip> 人工添加。下次联系按类别与红黄绿的周期推算：红每周，黄和 C 类每月，其余每半年；A
      类只打电话、发消息。打开档案，点标签看为什么有。<a href="/tags">标签字典</a>
    </p>
  )
}
