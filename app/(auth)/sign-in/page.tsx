import { SignInForm } from '@/components/access/sign-in-form'
import { EntranceFrame } from '@/components/layout/public-frame'
import { isDemo } from '@/server/platform/demo'

export const metadata = { title: '登录' }

const demoAccounts: [string, string][] = [
  ['居民区书记', 'secretary'],
  ['网格长', 'worker'],
  ['街道领导', 'leader'],
  ['街道科室', 'section'],
  ['楼组志愿者', 'volunteer'],
  ['物业', 'property'],
  ['区级', 'district'],
  ['邻近居民区书记', 'other'],
  ['审计', 'auditor'],
  ['安全管理', 'security'],
  ['系统管理', 'admin'],
]

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const demo = await isDemo()
  const { to } = await searchParams
  return (
    <EntranceFrame title="登录" note="家庭档案与民情分析平台　内部使用">
      <SignInForm to={to === 'door' ? 'door' : undefined} />
      <p className="meta mt-3">忘记密码，请联系安全管理员重置。</p>
      {demo && (
        <div className="try">
          <div className="sec-head">
            <h2>演示账号</h2>
            <span className="meta">密码都是 baijia-demo，数据全部虚构</span>
          </div>
          <dl className="tries">
            {demoAccounts.map(([label, username]) => (
              <div key={username}>
                <dt>{label}</dt>
                <dd>{username}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      <p className="meta door-foot">
        核对报告、名册真伪，请用纸上的 <a href="/verify">校验码</a>。
      </p>
    </EntranceFrame>
  )
}
