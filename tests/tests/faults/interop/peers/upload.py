"""Uploads a file with tuspy as it comes: half of it, then the rest by the address that the first half got.

Usage: python upload.py ENDPOINT TOKEN FILE SHA256
"""

import os
import sys

from tusclient.client import TusClient

endpoint, token, file, sha256 = sys.argv[1:]
client = TusClient(endpoint, headers={"Authorization": f"Bearer {token}"})
first = client.uploader(file, chunk_size=300_000, metadata={"sha256": sha256})
first.upload(stop_at=os.path.getsize(file) // 2)
rest = client.uploader(file, chunk_size=300_000, url=first.url)
assert rest.offset == first.offset > 0, (rest.offset, first.offset)
rest.upload()
