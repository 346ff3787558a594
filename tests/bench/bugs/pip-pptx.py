"""Shapes of a slide: a free number is looked for through all of them for each.
Has a fast way, turbo_add_enabled.

culprit: _next_shape_id max_shape_id xpath
sizes: 100:1600:x2
packages: python-pptx==0.6.23 lxml==5.2.2 XlsxWriter==3.2.0 Pillow==10.3.0 | python-pptx==0.6.23 lxml==5.2.2 XlsxWriter==3.2.0 Pillow==10.3.0
"""
import sys

import pptx

variant, n = sys.argv[1], int(sys.argv[2])
show = pptx.Presentation()
slide = show.slides.add_slide(show.slide_layouts[6])
slide.shapes.turbo_add_enabled = variant == "fixed"
shapes = slide.shapes
for _ in range(n):
    shapes.add_textbox(0, 0, 1, 1)
