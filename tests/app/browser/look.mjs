// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Opens one report in headless Chromium, over the pipe by which tools speak to it, and answers with one JSON document:
// what it asked for, what axe-core finds in the light, in the dark and on a narrow screen, and how it is laid out.
// node look.mjs CHROMIUM AXE.JS REPORT.html FOLDER-FOR-PICTURES
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [chromium, axe, report, pictures] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "tessera-browser-"));

// Whatever wants to leave the machine is sent here, where nobody answers; the browser's own calls to its maker too.
const proxy = createServer(socket => {
    socket.on("error", () => {});
    socket.destroy();
});
await new Promise(ready => proxy.listen(0, "127.0.0.1", ready));

const browser = spawn(chromium, [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--disable-extensions", "--disable-domain-reliability", "--metrics-recording-only",
    "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
    `--user-data-dir=${profile}`, `--proxy-server=127.0.0.1:${proxy.address().port}`, "--proxy-bypass-list=<-loopback>",
    "about:blank"
], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });

const waiting = new Map();
const heard = [];
let number = 0;
let rest = "";
browser.stdio[4].on("data", bytes => {
    rest += bytes.toString();
    const parts = rest.split("\0");
    rest = parts.pop();
    for (const part of parts) {
        const message = JSON.parse(part);
        if (message.id !== undefined) {
            const answer = waiting.get(message.id);
            waiting.delete(message.id);
            if (message.error) answer.fail(new Error(message.error.message));
            else answer.done(message.result);
        } else {
            heard.push(message);
        }
    }
});

let session;
function ask(method, params = {}) {
    const id = ++number;
    browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId: session }) + "\0");
    return new Promise((done, fail) => waiting.set(id, { done, fail }));
}

async function evaluate(expression) {
    const answer = await ask("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? "failed");
    return answer.result.value;
}

async function until(holds) {
    const end = Date.now() + 20000;
    while (!holds()) {
        if (Date.now() > end) throw new Error("waited too long");
        await new Promise(next => setImmediate(next));
    }
}

async function picture(name, whole = true) {
    const shot = await ask("Page.captureScreenshot", { captureBeyondViewport: whole });
    writeFileSync(join(pictures, name + ".png"), Buffer.from(shot.data, "base64"));
}

const result = { requests: [], findings: [], passes: 0, wide: {}, errors: [] };
try {
    const target = await ask("Target.createTarget", { url: "about:blank" });
    session = (await ask("Target.attachToTarget", { targetId: target.targetId, flatten: true })).sessionId;
    for (const domain of ["Page", "Network", "Runtime", "Log"]) await ask(domain + ".enable");
    await ask("Emulation.setDeviceMetricsOverride", { width: 1000, height: 900, deviceScaleFactor: 1, mobile: false });
    await ask("Page.navigate", { url: pathToFileURL(report).href });
    await until(() => heard.some(one => one.method === "Page.loadEventFired"));
    const code = readFileSync(axe, "utf8");
    for (const [name, width, scheme] of [["light", 1000, "light"], ["dark", 1000, "dark"], ["narrow", 360, "light"]]) {
        await ask("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor: 1, mobile: false });
        await ask("Emulation.setEmulatedMedia", { media: "screen", features: [{ name: "prefers-color-scheme", value: scheme }] });
        await picture(name);
        // In a world of its own, in which the page's rules do not hold for the checker.
        await evaluate(code + "; null");
        const found = JSON.parse(await evaluate("axe.run(document).then(found => JSON.stringify(found))"));
        result.passes += found.passes.length;
        for (const one of found.violations)
            result.findings.push(`${name}: ${one.id}: ${one.help}: ${one.nodes.map(node => node.html).join(" ").slice(0, 300)}`);
        result.wide[name] = await evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }
    await ask("Emulation.setDeviceMetricsOverride", { width: 794, height: 1123, deviceScaleFactor: 1, mobile: false });
    await ask("Emulation.setEmulatedMedia", { media: "print", features: [] });
    await picture("print");
    const paper = await ask("Page.printToPDF", { preferCSSPageSize: true, printBackground: false });
    writeFileSync(join(pictures, "print.pdf"), Buffer.from(paper.data, "base64"));
    result.requests = heard.filter(one => one.method === "Network.requestWillBeSent").map(one => one.params.request.url);
    result.errors = heard.filter(one => one.method === "Log.entryAdded").map(one => one.params.entry.text);
} catch (error) {
    result.errors.push(String(error.stack));
}
console.log(JSON.stringify(result));
// Asked to close it takes its helpers along; what they still hold for a moment is tried again.
const gone = new Promise(end => browser.once("exit", end));
session = undefined;
ask("Browser.close").catch(() => {});
await gone;
proxy.close();
rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
process.exit(0);
