/* Debian's Chromium and Firefox, kept from calling anywhere, and a page that writes down what it asks for and complains of. */
import {chromium, firefox} from "playwright-core";

const FLAGS = [
	"--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
	"--disable-domain-reliability", "--disable-sync", "--disable-client-side-phishing-detection", "--no-first-run",
	"--no-pings", "--metrics-recording-only", "--disable-features=OptimizationHints,MediaRouter,Translate",
	"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--force-color-profile=srgb", "--lang=en-US",
];

export const PHONE = {viewport: {width: 390, height: 844}, deviceScaleFactor: 3, isMobile: true, hasTouch: true};
export const DESKTOP = {viewport: {width: 1280, height: 900}};

export const launch = () => chromium.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS,
});

/* Debian's Firefox, unpatched, over WebDriver BiDi; with the rules for file: addresses a reader's own has. */
export const launchFirefox = () => firefox.launch({
	executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", channel: "moz-firefox",
	firefoxUserPrefs: {
		"security.fileuri.strict_origin_policy": true, "network.proxy.type": 1, "network.proxy.socks": "127.0.0.1",
		"network.proxy.socks_port": 9, "network.proxy.no_proxies_on": "127.0.0.1, localhost",
		"widget.gtk.overlay-scrollbars.enabled": true, "ui.useOverlayScrollbars": 1, /* as on a phone */
	},
});

/* A fresh profile. `log.asked` is every address asked for, `log.complaints` every error, refusal and CSP violation. */
export async function open(browser, lang, options) {
	const context = await browser.newContext({
		locale: lang === "zh" ? "zh-CN" : "en-GB", timezoneId: "Asia/Shanghai", reducedMotion: "reduce", ...options,
	});
	const log = {asked: [], complaints: []};
	context.setDefaultTimeout(8000);
	context.on("request", request => log.asked.push(request.url()));
	context.on("response", response => {
		if (response.status() >= 400)
			log.complaints.push(`${response.status()} ${response.url()}`);
	});
	context.on("requestfailed", request => log.complaints.push(`failed: ${request.url()} ${request.failure().errorText}`));
	context.on("console", message => {
		if (["error", "warning"].includes(message.type()))
			log.complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
	});
	context.on("weberror", event => log.complaints.push(`thrown: ${event.error().stack}`));
	const page = await context.newPage();
	return {context, page, log};
}
