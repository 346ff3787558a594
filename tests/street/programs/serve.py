"""python serve.py gunicorn N: a server, N requests, and its end."""
import signal
import socket
import subprocess
import sys
import time
import urllib.request

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
server = subprocess.Popen(
    ["gunicorn", "-w", "1", "-b", f"127.0.0.1:{port}", "served:app"],
    stderr=subprocess.DEVNULL)
url = f"http://127.0.0.1:{port}/"
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
for _ in range(200):
    try:
        opener.open(url).read()
        break
    except OSError:
        time.sleep(0.05)
for _ in range(int(sys.argv[2])):
    opener.open(url).read()
server.send_signal(signal.SIGTERM)
server.wait()
