import type { Locator, Page } from 'playwright-core'

/** Picks one answer of a group by the words that are seen. */
export async function choose(page: Page, group: string, answer: string): Promise<void> {
  const fieldset = page.getByRole('group', { name: group, exact: true })
  await fieldset.getByRole('radio', { name: answer, exact: true }).check()
}

/** Picks the answer of a list whose words begin or hold the given ones. */
export async function pick(page: Page, label: string, words: string): Promise<void> {
  const list = page.getByRole('combobox', { name: label, exact: true })
  const value = await list.locator('option', { hasText: words }).first().getAttribute('value')
  await list.selectOption(value ?? { label: words })
}

/** Presses the button of a form and waits until the address has become another one. */
export async function send(page: Page, button: string): Promise<void> {
  const before = page.url()
  await page.getByRole('button', { name: button, exact: true }).click()
  await page
    .waitForURL((address) => address.href !== before)
    .catch(async () => {
      throw new Error(`${button}: ${(await page.getByRole('alert').allInnerTexts()).join(' ')}`)
    })
}

/** Waits until the script of the page, where it may run, has taken a field over: what is typed in that very moment may stand twice. */
export async function takenOver(field: Locator): Promise<void> {
  const taken = () =>
    field.evaluate(
      (element) =>
        matchMedia('(scripting: none)').matches || Object.keys(element).some((key) => key.startsWith('__reactProps')),
    )
  while (!(await taken())) await field.page().waitForTimeout(50)
}
