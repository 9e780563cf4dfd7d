// How long a page of many reports takes a reader's browser: `node measure.mjs REPORTS.jsonl`, reports of one story, one a line
// (`cargo xtask simulate - --stories 1 --reports 50 --facts 37`). Prints milliseconds; asserts nothing.

import { readFileSync } from "node:fs";
import { startBrowser, startServer } from "./desk.mjs";

const [file] = process.argv.slice(2);
if (!file) throw new Error("usage: node measure.mjs REPORTS.jsonl");
const [server, browser] = await Promise.all([startServer(), startBrowser()]);
try {
  const form = new FormData();
  form.append("file", new Blob([readFileSync(file)]), "reports.jsonl");
  const put = await fetch(`${server.address}/reports`, { method: "POST", body: form, headers: { accept: "application/json" } });
  const { reports } = await put.json();
  const address = `${server.address}/compare?${reports.map(({ id }) => `report=${id}`).join("&")}`;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    window.seen = { tasks: [], events: [] };
    new PerformanceObserver((list) => window.seen.tasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration]))).observe({ type: "longtask", buffered: true });
    new PerformanceObserver((list) => window.seen.events.push(...list.getEntries().map(({ name, duration }) => [name, duration]))).observe({ type: "event", durationThreshold: 16, buffered: true });
  });
  const response = await page.goto(address, { waitUntil: "load" });
  const bytes = (await response.body()).length;
  const load = await page.evaluate(() => {
    const [at] = performance.getEntriesByType("navigation");
    return { server: at.responseStart - at.requestStart, received: at.responseEnd, ready: at.domContentLoadedEventEnd, loaded: at.loadEventEnd };
  });
  const rounded = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Math.round(value)]));
  console.log(`${reports.length} reports, ${(bytes / 2 ** 20).toFixed(2)} MiB`, rounded(load));
  const passage = page.locator(".report:visible .p[data-p]").first();
  await passage.scrollIntoViewIfNeeded();
  const lit = await page.evaluate(async () => {
    const notes = document.querySelector(".report .notes a");
    const start = performance.now();
    notes.click();
    const done = performance.now() - start;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return { script: done, painted: performance.now() - start };
  });
  console.log("a link to a counterpart", rounded(lit));
  for (const key of ["n", "j", "l"]) await page.keyboard.press(key);
  await page.click("label:has-text('Altered quotes')").catch(() => {});
  await page.waitForTimeout(500);
  const { tasks, events } = await page.evaluate(() => window.seen);
  console.log("tasks over 50 ms", tasks.map(([at, took]) => `${Math.round(took)} at ${Math.round(at)}`));
  console.log("slowest events", events.sort((a, b) => b[1] - a[1]).slice(0, 5));
} finally {
  await browser.close();
  server.stop();
}
