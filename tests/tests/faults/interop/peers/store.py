"""Opens databases with SQLCipher over OpenSSL, looks through them, and writes to them.

Usage: python store.py STORE KEY OURS THEIRS WORDS

STORE is a device's, with the raw KEY in hexadecimal digits. OURS was made with the password WORDS; THEIRS is made here, the same way.
"""

import hashlib
import sys

from sqlcipher3 import dbapi2 as sqlcipher

store, key, ours, theirs, words = sys.argv[1:]


def opened(file, pragma):
    database = sqlcipher.connect(file)
    database.execute(f'PRAGMA key = "{pragma}"')
    return database


def sound(database):
    # Every page's HMAC, then what the pages say.
    assert database.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


database = opened(store, f"x'{key}'")
sound(database)
assert database.execute("SELECT note FROM captures").fetchall() == [("van ons",)]
database.execute("UPDATE captures SET note = 'van een ander'")
database.commit()
database.close()

database = opened(ours, words)
sound(database)
for n, bytes in database.execute("SELECT n, bytes FROM rows"):
    assert bytes == hashlib.sha512(str(n).encode()).digest() * 40, n
assert database.execute("SELECT count(*) FROM rows").fetchone() == (300,)
database.close()

database = opened(theirs, words)
database.execute("CREATE TABLE rows (n INTEGER PRIMARY KEY, bytes BLOB)")
for n in range(300):
    database.execute("INSERT INTO rows VALUES (?, ?)", (n, hashlib.sha512(str(n).encode()).digest() * 40))
database.commit()
database.close()
