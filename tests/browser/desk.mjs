// A server over a new store, and a browser before it.

import { execFile, spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const program = process.env.VARIORUM ?? join(root, "target", "debug", "variorum");
const pictures = process.env.VARIORUM_PICTURES ?? join(root, "target", "browser");

export const example = (story) => {
  const folder = join(root, "examples", story);
  return readdirSync(folder).sort().map((name) => join(folder, name));
};

/** Starts the program on a free port; gives its address, how to run a command over its store, and how to stop it. */
export async function startServer(args = []) {
  const folder = mkdtempSync(join(tmpdir(), "variorum-browser-"));
  const env = { ...process.env, VARIORUM_STORE: join(folder, "store.db"), XDG_CONFIG_HOME: folder };
  const child = spawn(program, ["serve", "--quiet", "--port", "0", ...args], { env, stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout.once("data", (line) => resolve(String(line).trim().replace(/\/$/, "")));
  });
  const stop = () => {
    child.removeAllListeners("exit");
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  const run = (...args) =>
    new Promise((resolve) => execFile(program, args, { env }, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr })));
  return { address, run, stop };
}

/** A site whose pages are as they are in `pages` when they are asked for: path to body; what is not there is not found. */
export async function startSite(pages) {
  const site = createServer((request, response) => {
    const body = pages[request.url];
    response.writeHead(body === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(body ?? "");
  });
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${site.address().port}`;
  return { host, address: `http://${host}`, stop: () => site.close() };
}

/** Chromium without a network of its own: whatever it asks for beside the server is seen by the tests. */
export const startBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });

/** A picture of the page, to be looked at. */
export async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
