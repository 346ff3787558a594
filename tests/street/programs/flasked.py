import sys

import served

client = served.app.test_client()
for _ in range(int(sys.argv[1])):
    text = client.get("/").text
print(text)
