import { describe, expect, test } from "vitest";
import { deviceName } from "@/lib/people/sessions/device-name";
import { isUseDue, overdueReason } from "@/lib/people/sessions/session-limits";

const at = (time: string) => new Date(`2026-03-02T${time}Z`);

describe("a session", () => {
  const started = at("08:00:00");

  test("is over after the idle minutes without a use", () => {
    const times = { startedAt: started, lastUsedAt: at("09:00:00") };
    expect(overdueReason(times, 60, at("09:59:59.999"))).toBeNull();
    expect(overdueReason(times, 60, at("10:00:00"))).toBe("idle");
    expect(overdueReason(times, 15, at("09:15:00"))).toBe("idle");
  });

  test("is over eight hours after it started, however recent its last use is", () => {
    expect(overdueReason({ startedAt: started, lastUsedAt: at("15:59:59") }, 60, at("15:59:59.999"))).toBeNull();
    expect(overdueReason({ startedAt: started, lastUsedAt: at("15:59:59") }, 60, at("16:00:00"))).toBe("expired");
  });

  test("has its use written at most once a minute", () => {
    expect(isUseDue({ lastUsedAt: at("09:00:00") }, at("09:00:59.999"))).toBe(false);
    expect(isUseDue({ lastUsedAt: at("09:00:00") }, at("09:01:00"))).toBe(true);
  });
});

describe("the name of a device", () => {
  const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
  test.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox on Windows"],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/131.0.0.0`, "Edge on Windows"],
    [`Mozilla/5.0 (X11; Linux x86_64) ${CHROME}`, "Chrome on Linux"],
    ["Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/131.0.0.0 Safari/537.36", "Chrome on Linux"],
    [`Mozilla/5.0 (Linux; Android 10; K) ${CHROME}`, "Chrome on Android"],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
      "Safari on macOS",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
      "Safari on iPhone",
    ],
    ["curl/8.11.0", "Unknown browser"],
    ["<script>alert(1)</script> Windows", "Unknown browser on Windows"],
    ["", "Unknown browser"],
    [undefined, "Unknown browser"],
  ])("of %s is %s", (userAgent, name) => expect(deviceName(userAgent)).toBe(name));
});
