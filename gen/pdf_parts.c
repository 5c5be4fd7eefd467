#include "pdf_parts.h"

#include <assert.h>
#include <string.h>

static void xml_text(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '&': buf_puts(b, "&amp;"); break;
		case '<': buf_puts(b, "&lt;"); break;
		case '>': buf_puts(b, "&gt;"); break;
		default: buf_putc(b, *s); break;
		}
}

static void element(struct buf *b, const char *before, const char *text, const char *after)
{
	buf_puts(b, before);
	xml_text(b, text);
	buf_puts(b, after);
}

static const char xmp_head[] =
	"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
	" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
	"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n"
	"<dc:format>application/pdf</dc:format>\n";

/* PDF/A knows nothing of PDF/UA's property: it has to be described before it may be used. */
static const char xmp_tail[] =
	"</rdf:Description>\n"
	"<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
	"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
	"<pdfaProperty:category>internal</pdfaProperty:category>"
	"<pdfaProperty:description>Part of PDF/UA the document follows</pdfaProperty:description>"
	"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
	"</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

void pdf_xmp(struct buf *b, const struct pdf_info *info, const char *producer)
{
	buf_puts(b, xmp_head);
	element(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->title, "</rdf:li></rdf:Alt></dc:title>\n");
	if (info->author != NULL)
		element(b, "<dc:creator><rdf:Seq><rdf:li>", info->author, "</rdf:li></rdf:Seq></dc:creator>\n");
	element(b, "<dc:language><rdf:Bag><rdf:li>", info->lang, "</rdf:li></rdf:Bag></dc:language>\n");
	element(b, "<xmp:CreatorTool>", PDF_CREATOR, "</xmp:CreatorTool>\n");
	element(b, "<pdf:Producer>", producer, "</pdf:Producer>\n");
	if (info->day != DAY_NONE) {
		struct date d = date_of(info->day);

		for (int i = 0; i < 2; i++) {
			const char *name = i == 0 ? "CreateDate" : "ModifyDate";

			buf_printf(b, "<xmp:%s>%04d-%02d-%02dT00:00:00+08:00</xmp:%s>\n", name, d.year, d.month, d.day, name);
		}
	}
	buf_puts(b, xmp_tail);
}

/* ---- the profile ---- */

static void number(struct buf *b, uint32_t n)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_putc(b, (char)(n >> shift & 0xFF));
}

static void zeros(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_putc(b, '\0');
}

/* The white of the profile connection space, D50. */
static void white(struct buf *b)
{
	number(b, 0xF6D6);
	number(b, 0x10000);
	number(b, 0xD32D);
}

#define PROFILE_SIZE 348
static const struct profile_tag {
	const char *name;
	uint32_t offset, size;
} profile_tags[] = {{"desc", 180, 106}, {"cprt", 288, 22}, {"wtpt", 312, 20}, {"kTRC", 332, 14}};
#define NPROFILE_TAGS (sizeof profile_tags / sizeof profile_tags[0])

static void profile_head(struct buf *b)
{
	number(b, PROFILE_SIZE);
	zeros(b, 4);
	number(b, 0x02100000);
	buf_puts(b, "mntrGRAYXYZ ");
	buf_add(b, "\x07\xE4\0\x01\0\x01\0\0\0\0\0\0", 12);
	buf_puts(b, "acsp");
	zeros(b, 28);
	white(b);
	zeros(b, 48);
	number(b, NPROFILE_TAGS);
	for (size_t i = 0; i < NPROFILE_TAGS; i++) {
		buf_puts(b, profile_tags[i].name);
		number(b, profile_tags[i].offset);
		number(b, profile_tags[i].size);
	}
}

void pdf_gray_profile(struct buf *b)
{
	static const char name[] = "Gray, gamma 2.2", rights[] = "Public domain";
	size_t start = b->n;

	profile_head(b);
	buf_puts(b, "desc");
	zeros(b, 4);
	number(b, sizeof name);
	buf_add(b, name, sizeof name);
	zeros(b, 8 + 3 + 67 + 2);
	buf_puts(b, "text");
	zeros(b, 4);
	buf_add(b, rights, sizeof rights);
	zeros(b, 2);
	buf_puts(b, "XYZ ");
	zeros(b, 4);
	white(b);
	buf_puts(b, "curv");
	zeros(b, 4);
	number(b, 1);
	buf_add(b, "\x02\x33\0\0", 4);
	assert(b->n - start == PROFILE_SIZE);
}
