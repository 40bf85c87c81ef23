#!/usr/bin/env python3
"""Opens pages in headless Chromium and says what is wrong with each, a line a finding.

pages.py FOLDER PAGE...: pictures of each page, on paper too, go into FOLDER.
"""

import base64
import glob
import json
import os
import sys

sys.path[:0] = glob.glob(os.path.join(os.path.dirname(__file__), "../../../.build/python"))

from selenium import webdriver  # noqa: E402
from selenium.webdriver.chrome.options import Options  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402

# What is seen, asked of the browser: every text with what it stands on, and every picture.
CHECK = r"""
const found = [];
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
function channels(text) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}
function light(colour) {
  const [r, g, b] = colour.map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one, other) {
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
/** All colours that may lie below the words of an element: its own, and those of its pattern. */
function grounds(element) {
  const patterns = [];
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (at.tagName === 'TD' && style.backgroundImage.startsWith('repeating')) {
      patterns.push(...(style.backgroundImage.match(/rgba?\([^)]*\)/g) || []).map(channels));
    }
    const own = channels(style.backgroundColor);
    if (own[3] === 255) return [own, ...patterns.filter(colour => colour[3] === 255)];
  }
  return [[255, 255, 255, 255]];
}
const known = new Map();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let texts = 0;
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || ['TITLE', 'title', 'desc'].includes(element.tagName)) continue;
  texts += 1;
  const style = getComputedStyle(element);
  const isDrawn = element instanceof SVGElement;
  const below = grounds(isDrawn ? element.ownerSVGElement.parentElement : element);
  const key = (isDrawn ? style.fill : style.color) + below.join('|');
  if (!known.has(key)) {
    const ink = channels(isDrawn ? style.fill : style.color);
    known.set(key, Math.min(...below.map(ground => contrast(ink.slice(0, 3), ground.slice(0, 3)))));
  }
  if (known.get(key) < 4.5) {
    found.push(`contrast ${known.get(key).toFixed(2)}: ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
}
if (!texts) found.push('no text at all');
for (const picture of document.querySelectorAll('svg')) {
  const labels = (picture.getAttribute('aria-labelledby') || '').split(' ');
  for (const tag of ['title', 'desc']) {
    const label = picture.querySelector(':scope > ' + tag);
    if (!label || !label.textContent.trim() || !labels.includes(label.id)) found.push(`a picture without ${tag}`);
  }
  const figure = picture.closest('figure');
  if (!figure || !figure.querySelector('table caption') || !figure.querySelector('tbody tr')) {
    found.push('a picture without a table beside it');
  }
  for (const area of picture.querySelectorAll('rect[fill]')) {
    const pattern = document.getElementById(area.getAttribute('fill').slice(5, -1));
    if (!pattern || !picture.contains(pattern)) found.push('an area without a pattern');
  }
}
const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
if (new Set(ids).size !== ids.length) found.push('an id twice');
for (const table of document.querySelectorAll('table')) {
  if (!table.caption || !table.caption.textContent.trim()) found.push('a table without a caption');
  for (const cell of table.querySelectorAll('th')) if (!cell.scope) found.push('a heading without scope');
}
if (!document.documentElement.lang) found.push('no lang');
if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
if (document.querySelectorAll('script, link, img, iframe, a[href], [style], [onclick], [title]').length) {
  found.push('an element that may load, run or show on hover alone');
}
return found;
"""

WIDTH = """
const page = document.documentElement;
const wide = [];
if (page.scrollWidth > page.clientWidth) wide.push(`${page.scrollWidth} in ${page.clientWidth}`);
// What scrolls by itself hides what it holds.
for (const room of document.querySelectorAll('.room')) {
  if (room.scrollWidth > room.clientWidth + 1 || room.scrollHeight > room.clientHeight + 1) {
    wide.push(`hidden, ${room.scrollWidth} in ${room.clientWidth}: ${room.getAttribute('aria-label')}`);
  }
}
for (const svg of document.querySelectorAll('svg')) {
  const frame = svg.getBoundingClientRect();
  for (const text of svg.querySelectorAll('text')) {
    const box = text.getBoundingClientRect();
    if (box.left < frame.left - 1 || box.right > frame.right + 1) wide.push('words leave a picture: ' + text.textContent);
  }
}
return wide;
"""


class Browser:
    def __init__(self):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("headless=new", "disable-gpu", "disable-dev-shm-usage", "hide-scrollbars"):
            options.add_argument("--" + argument)
        # Chromium refuses to run as root in its sandbox.
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))

    def show(self, width, scheme, media=""):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        self.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"media": media, "features": [{"name": "prefers-color-scheme", "value": scheme}]},
        )

    def picture(self, path):
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True})
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def requests(self, page):
        """What was asked for besides the page, and what the content policy had to refuse."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if url not in ("file://" + page, "data:,"):
                    found.append("request: " + url)
        found += ["console: " + entry["message"] for entry in self.driver.get_log("browser")]
        return found

    def check(self, page, folder):
        name = os.path.splitext(os.path.basename(page))[0]
        self.driver.get_log("performance")
        self.driver.get("file://" + page)
        found = []
        for scheme in ("light", "dark"):
            self.show(1200, scheme)
            found += [scheme + ": " + line for line in self.driver.execute_script(CHECK)]
            self.picture(f"{folder}/{name}-{scheme}.png")
        for width, media in ((1400, ""), (1201, ""), (1000, ""), (700, ""), (500, ""), (400, ""), (703, "print")):
            self.show(width, "light", media)
            found += [f"{width} {media}: {line}" for line in self.driver.execute_script(WIDTH)]
            if width == 400 or media:
                self.picture(f"{folder}/{name}-{media or width}.png")
        self.show(703, "dark", "print")
        found += ["paper: " + line for line in self.driver.execute_script(CHECK)]
        return found + self.requests(page)


def main():
    folder, pages = sys.argv[1], sys.argv[2:]
    browser = Browser()
    try:
        for page in pages:
            path = os.path.abspath(page)
            for line in dict.fromkeys(browser.check(path, folder)):
                print(f"{os.path.basename(page)}: {line}")
    finally:
        browser.driver.quit()


main()
