"""WeasyPrint, one process:  by_weasyprint.py FONTS ROWS.csv DIR  ->  DIR/0.pdf, DIR/1.pdf ..."""
import csv
import pathlib
import sys

import weasyprint
from weasyprint.text.fonts import FontConfiguration

fonts, rows, out = sys.argv[1:]
form = pathlib.Path(__file__).with_name("form.html").read_text("utf-8").replace("{{fonts}}", pathlib.Path(fonts).resolve().as_uri())
with open(rows, encoding="utf-8") as lines:
    for i, row in enumerate(csv.DictReader(lines)):
        page = form
        for key, value in row.items():
            page = page.replace("{{" + key + "}}", value)
        weasyprint.HTML(string=page).write_pdf(f"{out}/{i}.pdf", font_config=FontConfiguration())
