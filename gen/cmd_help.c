#include "cmd_help.h"

#include <string.h>

struct option_help {
	const char *commands;          /* " build check ": those that take it */
	const char *option, *value;    /* value: NULL where it has none */
	const char *en, *zh;
};

#define EVERY " build check estimate form serve data "
static const struct option_help options[] = {
	{" estimate ", "FACT=VALUE", NULL, "region and date, which are always needed, and facts of content/facts.yaml; "
		"those left out that could change the answer are named in it",
		"region 和 date 必填；其余是 content/facts.yaml 的各项，没填而会影响结果的，答案里会列出"},
	{" form ", "POLICY/N", NULL, "attachment N of a policy", "某一政策的附件 N"},
	{" check ", "SITE", NULL, "the folder of a built site, whoever made it", "已生成的网站文件夹，不论由谁生成"},
	{" data ", "PAGE", NULL, "the page's path in the site, such as zh/index.html", "网页在网站里的路径，如 zh/index.html"},
	{EVERY, "-C", "DIR", "the project folder (the current one)", "项目文件夹（默认为当前文件夹）"},
	{" build ", "-o", "SITE", "the folder of the site (site in the project folder)", "网站文件夹（默认为项目文件夹里的 site）"},
	{" build ", "--only", "OUTPUT,…", "only this part of the site", "只生成网站的这一部分"},
	{" serve ", "--port", "PORT", "the port to listen at (8000, or any that is free)", "端口（默认为 8000，被占用时另选）"},
	{" build check serve ", "-j", "N", "so many processes at once", "同时用几个进程"},
	{" form ", "--data", "SHEET", "fill the form in from a .csv or .xlsx file, one form a row",
		"按 .csv 或 .xlsx 文件填写，每行一份"},
	{" form ", "--sheet", "NAME", "the sheet of the .xlsx (the first)", ".xlsx 里的工作表（默认为第一张）"},
	{" form ", "-o", "OUT", "the file, or a folder or name with {heading} for a file a row",
		"写到哪个文件；文件夹或带 {列名} 的名称为每行一个文件"},
	{" form ", "--edition", "EDITION", "zh, en or zh-en (zh)", "zh、en 或 zh-en（默认为 zh）"},
	{" form ", "--headings", NULL, "an empty sheet to fill in, with the form's headings", "只含本表表头的空白 .csv 文件"},
	{" form ", "--fill", NULL, "the blank form, to fill in on screen", "可在屏幕上填写的空白表格"},
	{" form ", "--copies", NULL, "as many copies as are handed in", "按应交的份数各出一份"},
	{" estimate ", "--json", NULL, "print the answer as JSON", "答案以 JSON 输出"},
	{" estimate ", "--batch", NULL, "one JSON object of facts a line from standard input, one answer a line out",
		"从标准输入每行读一个 JSON 对象，每行输出一个答案"},
	{" estimate ", "--explain-no", NULL, "also name the rules that give nothing, and why", "并列出不适用的规则和原因"},
	{" estimate ", "--pack", NULL, "write the rule pack to standard output", "把规则包写到标准输出"},
	{" build check form serve data ", "--date", "DAY", "the day it is made on, YYYY-MM-DD (today)", "生成日期，YYYY-MM-DD（默认为今天）"},
	{" build check form serve data ", "--fonts", "DIR", "the folder of the fonts of the forms", "表格字体的文件夹"},
	{EVERY, "--lang", "zh|en", "the language of messages (the locale's)", "提示的语言（默认按系统）"},
	{" build check form ", "--strict", NULL, "warnings stop it too", "警告也算错误"},
	{" build check ", "--json", NULL, "the mistakes as one JSON document", "错误以 JSON 输出"},
	{EVERY, "--help", NULL, "this text", "显示这些说明"},
};

static const char *const examples[][2] = {
	{"build", "gongbu build --date 2021-03-01 -o /tmp/site"},
	{"check", "gongbu check --lang zh"},
	{"estimate", "gongbu estimate region=hangzhou date=2021-03-01 program=project days=12 friction=no group=none"},
	{"form", "gongbu form hangzhou-2020-43/4 --data list.xlsx -o claim.pdf"},
	{"serve", "gongbu serve -C /srv/policies"},
	{"data", "gongbu data zh/rates/index.html"},
};

bool help_asked(int argc, char *const *argv)
{
	for (int i = 0; i < argc; i++)
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return true;
	return false;
}

enum diag_lang help_lang(int argc, char *const *argv, enum diag_lang lang)
{
	for (int i = 0; i < argc; i++) {
		const char *value = strncmp(argv[i], "--lang=", 7) == 0 ? argv[i] + 7
			: strcmp(argv[i], "--lang") == 0 && i + 1 < argc ? argv[i + 1] : "";

		if (strcmp(value, "zh") == 0 || strcmp(value, "en") == 0)
			lang = *value == 'z' ? DIAG_ZH : DIAG_EN;
	}
	return lang;
}

static bool takes(const struct option_help *o, const char *command)
{
	size_t n = strlen(command);

	for (const char *at = o->commands; (at = strstr(at, command)) != NULL; at += n)
		if (at[-1] == ' ' && at[n] == ' ')
			return true;
	return false;
}

static void option_print(const struct option_help *o, enum diag_lang lang, FILE *out)
{
	fprintf(out, "  %s%s%s\n      %s\n", o->option, o->value == NULL ? "" : " ", o->value == NULL ? "" : o->value,
		lang == DIAG_ZH ? o->zh : o->en);
}

void help_print(const char *command, const char *usage, const char *what, enum diag_lang lang, FILE *out)
{
	fprintf(out, "gongbu %s\n    %s\n\n", usage, what);
	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
		if (takes(&options[i], command))
			option_print(&options[i], lang, out);
	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
		if (strcmp(examples[i][0], command) == 0)
			fprintf(out, lang == DIAG_ZH ? "\n例：\n  %s\n" : "\nFor example:\n  %s\n", examples[i][1]);
	fputs(lang == DIAG_ZH ? "\n详见 man gongbu。\n" : "\nMore: man gongbu.\n", out);
}
