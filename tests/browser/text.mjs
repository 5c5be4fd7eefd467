/*
 * Words compared as a reader compares them: white space aside, and with the typography table undone (a page sets
 * <…> as 〈…〉, ASCII brackets as full-width ones, 2019-2021 with a dash).
 */
const TABLE = {"〈": "<", "〉": ">", "（": "(", "）": ")", "〔": "【", "〕": "】"};

export const fold = text => text
	.replace(/\s+/gu, "")
	.replace(/[〈〉（）〔〕]/g, sign => TABLE[sign])
	.replace(/(?<=\d{4})—(?=\d{4})/g, "-");

/* 2021-03-01 as the pages say it. */
export const spoken = (day, lang) => new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB",
	{dateStyle: "long", timeZone: "UTC"}).format(new Date(day));
