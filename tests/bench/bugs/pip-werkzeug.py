"""A form with a large part without line ends, in chunks: the buffer is
searched from its start for each. Fixed in 3.0.1.

culprit: _parse_data next_event
sizes: 50:800:x2
packages: werkzeug==3.0.0 markupsafe==2.1.5 | werkzeug==3.0.1 markupsafe==2.1.5
"""
import sys

from werkzeug.sansio import multipart

n = int(sys.argv[2])
decoder = multipart.MultipartDecoder(b"frontier")


def drain(decoder):
    while True:
        event = decoder.next_event()
        if event is multipart.NEED_DATA or isinstance(event,
                                                      multipart.Epilogue):
            return


decoder.receive_data(b"--frontier\r\nContent-Disposition: form-data; "
                     b'name="file"; filename="f"\r\n\r\n\r\n')
for _ in range(n):
    decoder.receive_data(b"x" * 8192)
    drain(decoder)
decoder.receive_data(b"\r\n--frontier--\r\n")
drain(decoder)
