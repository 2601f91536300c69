"""What is mutated: one good entry of each kind that uses most keys, articles, pages, and requests."""

ENTRIES = {
    "events": """\
---
id: 2011-03-05-keld-fighting
title: "Northmark reports seven troops killed at Keld"
date: 2011-03-05
date_basis: relative
kind: armed-clash
escalation: keld-2011
place: {name: Keld, country: AM, lat: 40.9, lon: 45.2, precision: province}
status: unreviewed
participants: [{actor: northmark, role: party}, {actor: ana-verin, role: speaker}]
claims:
  - id: c1
    measure: killed
    min: 7
    max: 7
    qualifier: exact
    victims: military
    side: northmark
    scope: day
    period: 2011-03-05
    claimant: northmark
    source: wire
    paragraph: 9
    quote: "seven of our soldiers were killed"
statements:
  - {speaker: ana-verin, act: accuse, of: northmark, source: wire, paragraph: 10, quote: "they began it"}
sources: [{id: wire, title: A report, publisher: Wire, url: "https://wire.example/a", published: 2011-03-05}]
corrections: [{date: 2011-03-06, field: claims.c1.min, was: 4, now: 7, why: counted again}]
---

Northmark's **defence ministry** reported [seven](/actors/northmark/) deaths.

- one thing
- <b>another</b>

> said [a reader](https://reader.example/x "a title")
""",
    "actors": """\
---
id: northmark-guard
name: Northmark Guard
aliases: [the Guard, "Guards of Northmark"]
kind: armed-group
parent: northmark
country: AM
wikidata: Q399
---

A *body* of the state.
""",
    "escalations": """\
---
id: keld-2012
title: The fighting at Keld
period: 2011-03-01/2011-03-09
parties: [northmark]
places: [Keld]
phases: [{label: First days, from: 2011-03-01, to: 2011-03-04, trigger: a shot, end: a truce, rationale: days apart}]
---

| a | b |
|---|--:|
| 1 | 2 |
""",
    "sources": """\
---
id: wire-2011-03-06
title: "Keld: a second report"
publisher: Wire
agencies: [Otherwire]
author: A. Writer
url: https://wire.example/b
archive_url: https://archive.example/b
published: 2011-03-06
language: en
---
""",
}
#: Entries that the mutated ones refer to.
STANDING = {
    "content/actors/northmark.md": "---\nid: northmark\nname: Northmark\nkind: state\n---\n",
    "content/actors/ana-verin.md": "---\nid: ana-verin\nname: Ana Verin\nkind: person\n---\n",
    "content/escalations/keld-2011.md": "---\nid: keld-2011\ntitle: Keld\nperiod: 2011-03\nparties: [northmark]\n---\n",
    "site.yaml": "title: A test\nbase_url: http://localhost/\n",
}

_STORY = """\
KELD, 5 March 2011 (Wire) — Seven soldiers were killed and 12 wounded when shells hit a post near Keld on Saturday, \
Northmark’s defence ministry said.
“They began it,” said President Ana Verin of Northmark. The Southmark army denied that it had attacked on Friday.
At least 15 civilians have died since Monday, according to the governor, General Jon Arrel, who accused Southmark of \
using 20 tanks. Two days ago the two sides had agreed to a ceasefire in the town of Orla.
Officials in Mali said between 30 and 40 people fled to Goma. The ministry’s spokeswoman, Lena Ost, told reporters that \
three of the wounded had died in hospital.""".split("\n")  # noqa: SIM905
ARTICLES = {
    "a.txt": "Shells kill seven at Keld\n\nBy A. Writer\n\n" + "\n\n".join(_STORY) + "\n",
    "b.md": ("---\ntitle: Seven killed\npublished: 2011-03-05\npublisher: Wire\nurl: https://wire.example/a\n---\n\n" + "\n\n".join(_STORY)),
    "c.txt": ('{"title": "Seven killed", "date": "2011-03-05", "tags": ["a"]}\n\n' + "\n\n".join(_STORY)),
    "d.txt": ('+++\ntitle = "Seven killed"\ndate = 2011-03-05\n+++\n\n' + "\n\n".join(_STORY)),
}  # fmt: skip
_HEAD = (
    '<meta charset=utf-8><title>Seven killed at Keld | Wire</title><meta property="og:site_name" content="Wire">'
    '<meta property="article:published_time" content="2011-03-05T10:00:00Z"><link rel=canonical href="https://wire.example/a">'
    '<meta name=author content="A. Writer"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Seven killed",'
    '"datePublished":"2011-03-05","author":[{"name":"A. Writer"}]}</script>'
)
_BODY = "<h1>Seven killed at Keld</h1>" + "".join(f"<p>{one}</p>" for one in _STORY)
PAGES = {
    "page": f"<!doctype html><html lang=en><head>{_HEAD}</head><body><nav><a href=/>Home</a></nav><article>{_BODY}</article></body></html>",
    "table": f"<html><head>{_HEAD}</head><body><main>{_BODY}<table><tr><th>Town</th><th>Killed</th></tr><tr><td>Keld</td><td>7</td></tr>"
    "</table><figure><img src=a.png><figcaption>A post</figcaption></figure></main></body></html>",
    "svg": f"<?xml version='1.0'?><!DOCTYPE html><html><head>{_HEAD}</head><body><svg><title>a</title><desc>b</desc></svg>{_BODY}</body></html>",
    "divs": "<html><body><div><div>"
    + "<br><br>".join(_STORY)
    + "</div><ul><li><a href='/a'>More</a></li></ul></div></body></html>",
}

REQUESTS = (
    "GET / HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "GET /events/a/ HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nAccept: */*\r\n\r\n",
    "HEAD /data/events.json?a=b#c HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
    "GET /events/a HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET /_dateline/events?page=/events/a/ HTTP/1.1\r\nHost: HOST\r\n\r\n",
    "GET /_dateline/reload.js HTTP/1.0\r\nHost: HOST\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 5\r\n\r\na=b&c",
    "GET http://HOST/index.html HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
)
#: What means something in a request.
OF_REQUESTS = (
    "\r\n", "\n", "\r", "\0", " ", "\t", "/", "//", "../", "/../../../etc/passwd", "%2e%2e%2f", "%00", "%0d%0aSet-Cookie: a=b", "%", "%zz", "\\",
    "?", "#", "[", "]", "http://elsewhere.example/", "//elsewhere.example/", "Host: elsewhere.example\r\n", "Host: \r\n", "Host:\r\n", "HTTP/9.9",
    "HTTP/1.1", "HTTP/", "GET ", "TRACE ", "CONNECT ", "Content-Length: -1\r\n", "Content-Length: 99999999999\r\n", "Expect: 100-continue\r\n",
    "Origin: null\r\n", "Origin: http://[\r\n", "Range: bytes=0-\r\n", "A: " + "b" * 70_000 + "\r\n", "a" * 9_000, "X: y\r\n" * 120, "é", "\u202e",
    "\xff", "page=", "<script>alert(1)</script>", ":", "99999", ":-1",
)  # fmt: skip
