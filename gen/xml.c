#include "xml.h"

#include <stdarg.h>
#include <string.h>

#include "html.h"

void xml_begin(struct buf *out)
{
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void xml_empty(struct buf *out, const char *element, ...)
{
	va_list ap;
	const char *name, *value;

	buf_printf(out, "<%s", element);
	va_start(ap, element);
	while ((name = va_arg(ap, const char *)) != NULL) {
		value = va_arg(ap, const char *);
		if (value == NULL)
			continue;
		buf_printf(out, " %s=\"", name);
		html_attribute(out, value, strlen(value));
		buf_putc(out, '"');
	}
	va_end(ap);
	buf_puts(out, "/>");
}
