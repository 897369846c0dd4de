/** What to write where a form asks 哪一户, said as a hint and when nothing was found. */
export const waysToCall = '可以写户编号、房号如 3-2-501、姓名或拼音首字母'
