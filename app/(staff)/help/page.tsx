import { helpTopics } from '@/components/layout/help-topics'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { frame } from '@/server/areas/frame'
import { context } from '@/server/context'

export const metadata = { title: '帮助' }

export default async function HelpPage() {
  await frame(await context(), {})
  return (
    <>
      <PageHead title="帮助" meta="找不到答案，请把页面上的编号告诉系统管理员。" />
      <nav aria-label="帮助目录">
        <ul className="legend">
          {helpTopics.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {helpTopics.map(({ id, title, points }) => (
        <div id={id} key={id}>
          <Section title={title}>
            <ul className="leading-relaxed list-disc pl-4">
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </Section>
        </div>
      ))}
    </>
  )
}
