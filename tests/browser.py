#!/usr/bin/env python3
"""Looks at pages in a real browser, as readers do: wide and narrow, light, dark and
on paper.

    browser.py FOLDER PAGE.html ...

What is wrong goes out, one line each, "page view: what", with status 1: a message
on the console, a request for anything but the page, texts that overlap, a contrast
below 4.5, a page wider than the screen, a table that is not sorted by its button.
A picture of each view goes to FOLDER. BROWSER_PROGRAM is the browser, by default
chromium."""
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile

VIEWS = {  # width, colour scheme, media
    "1280-light": (1280, "light", "screen"),
    "1280-dark": (1280, "dark", "screen"),
    "400-light": (400, "light", "screen"),
    "400-dark": (400, "dark", "screen"),
    "print": (690, "dark", "print"),
}

# Every text that is seen, with its box, the block that it is laid out in, its
# colour and what is behind it. Then what is wrong with them.
LOOK = r"""(() => {
const wrong = [], seen = [];
function clip(node, box) {
    for (let e = node; e && e !== document.body; e = e.parentElement) {
        if (getComputedStyle(e).overflowX === 'visible') continue;
        const c = e.getBoundingClientRect();
        box = {left: Math.max(box.left, c.left), right: Math.min(box.right, c.right),
               top: Math.max(box.top, c.top), bottom: Math.min(box.bottom, c.bottom)};
    }
    return box;
}
function block(node) {
    while (getComputedStyle(node).display.startsWith('inline') &&
           getComputedStyle(node).position !== 'absolute')
        node = node.parentElement;
    return node;
}
function colour(text) {
    const part = text.match(/[\d.]+/g).map(Number);
    return text.startsWith('color(') ? part.map((v, i) => i < 3 ? 255 * v : v) : part;
}
function over(below, above, opacity) {
    const alpha = (above.length > 3 ? above[3] : 1) * opacity;
    return below.map((v, i) => v + alpha * (above[i] - v));
}
// What is painted at a place below an element.
function behind(element, x, y) {
    const stack = document.elementsFromPoint(x, y).reverse();
    let paint = [255, 255, 255];
    for (const e of [document.documentElement, ...stack]) {
        const style = getComputedStyle(e), opacity = Number(style.opacity);
        const fill = e instanceof SVGElement ? style.fill : style.backgroundColor;
        if (fill && fill !== 'none' && fill !== 'transparent' &&
            !(e instanceof SVGSVGElement))
            paint = over(paint, colour(fill), opacity);
        if (e === element) break;
    }
    return paint;
}
function light(c) {
    const [r, g, b] = c.map(v => v / 255).map(
        v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
}
function contrast(a, b) {
    const [hi, lo] = [light(a), light(b)].sort((p, q) => q - p);
    return (hi + .05) / (lo + .05);
}
const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
for (let node; (node = walker.nextNode());) {
    const element = node.parentElement, text = node.textContent.trim();
    if (!text || !element.checkVisibility() || element.closest('svg')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const whole of range.getClientRects()) {
        const box = clip(element, whole);
        if (box.right - box.left < 1 || box.bottom - box.top < 1) continue;
        seen.push({text, element, block: block(element), box});
    }
}
for (const {text, element, box} of seen) {
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    const back = behind(element, x, y);
    const front = over(back, colour(getComputedStyle(element).color), 1);
    const ratio = contrast(front, back);
    if (ratio < 4.5)
        wrong.push(`contrast ${ratio.toFixed(2)}: ${text.slice(0, 60)}`);
    if (box.right > innerWidth + .5 || box.left < -.5)
        wrong.push(`outside: ${text.slice(0, 60)}`);
}
seen.forEach((a, i) => seen.slice(i + 1).forEach(b => {
    if (a.block !== b.block && !a.block.contains(b.block) && !b.block.contains(a.block) &&
        Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 &&
        Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 1)
        wrong.push(`overlap: ${a.text.slice(0, 40)} / ${b.text.slice(0, 40)}`);
}));
if (document.documentElement.scrollWidth > innerWidth)
    wrong.push(`${document.documentElement.scrollWidth} wide on ${innerWidth}`);
return {texts: seen.length, wrong: wrong.slice(0, 20)};
})()"""

# The rows of each table by each of its buttons.
SORT = r"""(() => {
const wrong = [];
for (const table of document.querySelectorAll('table'))
    for (const button of table.querySelectorAll('th button')) {
        button.click();
        const column = button.parentElement.cellIndex;
        const values = [...table.tBodies[0].rows].map(r => r.cells[column].dataset.v)
            .filter(v => v !== undefined).map(Number);
        if (values.some((v, i) => i > 0 && v > values[i - 1]))
            wrong.push(`not sorted: ${button.textContent}`);
        if (button.parentElement.getAttribute('aria-sort') !== 'descending')
            wrong.push(`does not say so: ${button.textContent}`);
    }
return wrong;
})()"""


class Browser:
    """Speaks the DevTools protocol through a pair of pipes."""

    def __init__(self, profile):
        command_read, self.commands = os.pipe()
        self.answers, answer_write = os.pipe()

        def places():
            os.dup2(command_read, 3)
            os.dup2(answer_write, 4)

        self.process = subprocess.Popen(
            [os.environ.get("BROWSER_PROGRAM", "chromium"), "--headless",
             "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-dev-shm-usage", "--disable-background-networking",
             f"--user-data-dir={profile}"],
            preexec_fn=places, pass_fds=(3, 4), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(command_read)
        os.close(answer_write)
        self.last, self.rest, self.events, self.session = 0, b"", [], None

    def message(self):
        while b"\0" not in self.rest:
            more = os.read(self.answers, 1 << 20)
            if not more:
                raise EOFError("the browser ended")
            self.rest += more
        one, self.rest = self.rest.split(b"\0", 1)
        return json.loads(one)

    def call(self, method, **params):
        self.last += 1
        request = {"id": self.last, "method": method, "params": params}
        if self.session:
            request["sessionId"] = self.session
        left = json.dumps(request).encode() + b"\0"
        while left:
            left = left[os.write(self.commands, left):]
        while True:
            answer = self.message()
            if answer.get("id") != self.last:
                self.events.append(answer)
            elif "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']}")
            else:
                return answer["result"]

    def wait(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.message())

    def value(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"]["value"]

    def end(self):
        self.session = None
        self.call("Browser.close")
        self.process.wait()


def complaints(events, url):
    """What the page has said, and asked for."""
    for event in events:
        method, params = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown":
            yield f"exception: {params['exceptionDetails']['text']}"
        elif method == "Runtime.consoleAPICalled":
            yield f"console: {params['args']}"
        elif method == "Log.entryAdded":
            yield f"log: {params['entry']['text']}"
        elif method == "Network.requestWillBeSent" and params["request"]["url"] != url:
            yield f"request: {params['request']['url'][:100]}"


def look(browser, page, view, folder):
    width, scheme, media = VIEWS[view]
    url = page.resolve().as_uri()
    browser.events = []
    browser.call("Emulation.setEmulatedMedia", media=media,
                 features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                 deviceScaleFactor=1, mobile=False)
    browser.call("Page.navigate", url=url)
    browser.wait("Page.loadEventFired")
    # All of it in sight, since places are asked for what is painted there.
    height = browser.value("document.documentElement.scrollHeight")
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)
    found = browser.value(LOOK)
    wrong = found["wrong"] + list(complaints(browser.events, url))
    if found["texts"] == 0:
        wrong.append("nothing is seen")
    picture = browser.call("Page.captureScreenshot", format="png",
                           clip={"x": 0, "y": 0, "width": width,
                                 "height": min(height, 12000), "scale": 1})
    (folder / f"{page.stem}-{view}.png").write_bytes(base64.b64decode(picture["data"]))
    if view == "1280-light":
        wrong += browser.value(SORT)
    return wrong


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    failed = False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        browser.session = browser.call("Target.attachToTarget", targetId=target,
                                       flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            browser.call(f"{domain}.enable")
        for page in map(pathlib.Path, sys.argv[2:]):
            for view in VIEWS:
                for what in look(browser, page, view, folder):
                    failed = True
                    print(f"{page.stem} {view}: {what}")
        browser.end()
    return 1 if failed else 0


sys.exit(main())
