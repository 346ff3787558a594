"""The labels of all pages: the tree of numbers is read again for each. Fixed
in 7.0.0.

culprit: index2label index2labels _index2labels_page_by_page
sizes: 100:1600:x2
packages: pypdf==6.21.4 typing_extensions==4.12.2 | pypdf==7.0.0 typing_extensions==4.12.2
"""
import io
import sys

from pypdf import PdfReader

n = int(sys.argv[2])
leaves = " ".join(f"<< /Limits [{i} {i}] /Nums [{i} << /S /D >>] >>"
                  for i in range(n))
kids = " ".join(f"{i + 3} 0 R" for i in range(n))
objects = ["<< /Type /Catalog /Pages 2 0 R "
           f"/PageLabels << /Kids [{leaves}] >> >>",
           f"<< /Type /Pages /Count {n} /Kids [{kids}] >>"]
objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"] * n
text, places = "%PDF-1.4\n", []
for i, body in enumerate(objects, 1):
    places.append(len(text))
    text += f"{i} 0 obj\n{body}\nendobj\n"
start = len(text)
text += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n"
text += "".join(f"{place:010d} 00000 n \n" for place in places)
text += (f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\n"
         f"startxref\n{start}\n%%EOF\n")
PdfReader(io.BytesIO(text.encode())).page_labels
