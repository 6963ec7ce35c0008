"""Files through a running server: stored, fetched, refused and destroyed, and what of them is in the store.

TESSERA_URL and TESSERA_TOKEN name the server, BUCKET_URL the bucket it was set up with (listed without signing).
"""

import hashlib
import json
import os
import random
import re
import time
import urllib.error
import urllib.request

BASE, TOKEN, BUCKET = (os.environ[name] for name in ("TESSERA_URL", "TESSERA_TOKEN", "BUCKET_URL"))


def send(method, url, body=None, headers=None):
    request = urllib.request.Request(url, data=body, method=method, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read()


def ask(query, **variables):
    headers = {"content-type": "application/json", "authorization": f"Bearer {TOKEN}"}
    _, body = send("POST", BASE + "/graphql", json.dumps({"query": query, "variables": variables}).encode(), headers)
    answer = json.loads(body)
    assert "errors" not in answer, answer
    return answer["data"]


def announce(client, name):
    mutation = """mutation($input: AttachmentCreateInput!) {
        attachmentCreate(input: $input) { attachment { id uploadUrl } problems { code } } }"""
    return ask(mutation, input={"client": client, "fileName": name})["attachmentCreate"]["attachment"]


def objects():
    status, listing = send("GET", BUCKET + "?list-type=2")
    assert status == 200, status
    return sorted(int(size) for size in re.findall(rb"<Size>(\d+)</Size>", listing))


def wait_for(sizes):
    for _ in range(100):
        if objects() == sizes:
            return
        time.sleep(0.2)
    raise AssertionError(f"the bucket holds {objects()}, expected {sizes}")


client = ask("{ clients(first: 1) { nodes { id } } }")["clients"]["nodes"][0]["id"]
assert objects() == [], "the bucket is not empty at the start"
stored = []
# One that is sent at once, one in two parts, and the largest there may be.
for size in (1_000, 6 * 1024 * 1024, 10 * 1024 * 1024):
    content = b"\x89PNG\r\n\x1a\n" + random.Random(size).randbytes(size - 8)
    attachment = announce(client, f"{size}.png")
    status, body = send("PUT", BASE + attachment["uploadUrl"], content)
    assert status == 201, (status, body)
    assert json.loads(body)["attachment"]["sha256"] == hashlib.sha256(content).hexdigest()
    query = "query($id: ID!) { attachment(id: $id) { downloadUrl } }"
    url = BASE + ask(query, id=attachment["id"])["attachment"]["downloadUrl"]
    assert send("GET", url) == (200, content), f"{size} bytes came back changed"
    assert send("GET", url, headers={"range": "bytes=500-599"}) == (206, content[500:600])
    stored.append((attachment["id"], size))
assert objects() == [size for _, size in stored]

# What turns out not to fit when most of it is in the store already.
attachment = announce(client, "large.png")
status, body = send("PUT", BASE + attachment["uploadUrl"], b"\x89PNG\r\n\x1a\n" + bytes(10 * 1024 * 1024))
assert status == 413, (status, body)
attachment = announce(client, "text.txt")
status, body = send("PUT", BASE + attachment["uploadUrl"], b"x" * 7_000_000 + b"\0")
assert status == 415, (status, body)
assert objects() == [size for _, size in stored]
assert b"<Upload>" not in send("GET", BUCKET + "?uploads")[1], "an upload in parts was left open"

for attachment_id, _ in stored:
    ask("mutation($input: RecordInput!) { attachmentDestroy(input: $input) { problems { code } } }",
        input={"id": attachment_id})
wait_for([])
print("files: stored, fetched, refused and destroyed in the bucket")
