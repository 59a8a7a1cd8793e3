"""Reads every feed with feedparser: well-formed, each entry with id, title, link and date, and as many as the JSON Feed has."""
import sys

import feedparser

for line in open(sys.argv[1], encoding="utf-8"):
    address, count = line.split()
    feed = feedparser.parse(address)
    problem = None
    if feed.bozo:
        problem = repr(feed.bozo_exception)
    elif feed.version not in ("rss20", "atom10"):
        problem = f"taken for {feed.version}"
    elif len(feed.entries) != int(count):
        problem = f"{len(feed.entries)} entries, {count} expected"
    elif len({entry.id for entry in feed.entries}) != len(feed.entries):
        problem = "two entries with one id"
    else:
        for entry in feed.entries:
            if not (entry.title and entry.link and (entry.get("updated_parsed") or entry.get("published_parsed"))):
                problem = f"{entry.id} lacks title, link or date"
    print(f"FAILED: feedparser reads {address}: {problem}" if problem else f"ok: feedparser reads {address}")
