"""Python's email: what it takes to parse the mails of a folder, and nothing more."""
import csv
import email
import email.policy
import os
import sys
import time

folder = sys.argv[1]
with open(os.path.join(folder, "labels.tsv"), encoding="utf-8", newline="") as labels:
    names = [row["file"] for row in csv.DictReader(labels, delimiter="\t", quoting=csv.QUOTE_NONE)]
mails = []
for name in names:
    with open(os.path.join(folder, name), "rb") as file:
        mails.append(file.read())
began = time.process_time()
for mail in mails:
    email.message_from_bytes(mail, policy=email.policy.default)
print("parse", (time.process_time() - began) / len(mails) * 1e6)
