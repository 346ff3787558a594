"""Lines of an answer that comes in small pieces: the unfinished line is copied
for each. Larger pieces mend it.

culprit: iter_lines
sizes: 2000:32000:x2
packages: requests==2.31.0 charset-normalizer==3.3.2 certifi==2024.2.2 urllib3==1.26.18 idna==3.7 | requests==2.31.0 charset-normalizer==3.3.2 certifi==2024.2.2 urllib3==1.26.18 idna==3.7
"""
import io
import sys

import requests

variant, n = sys.argv[1], int(sys.argv[2])
answer = requests.Response()
answer.raw = io.BytesIO(b"x" * (8 * n))
for _ in answer.iter_lines(chunk_size=8 if variant == "bad" else 65536):
    pass
