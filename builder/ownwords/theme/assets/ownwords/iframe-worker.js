// @ts-check
/**
 * Lets the search's worker run where a browser refuses workers: on pages opened from a disk (`file://`). The worker's script
 * runs in an empty, hidden frame of the page, which is filled without a single inline script, so that the policy holds.
 *
 * Written for Material's search alone: it posts messages, and loads more scripts with importScripts. Material's plugin for
 * offline sites looks for `iframe-worker` in this file's name; without it, it would ask another host for such a script.
 */
(function () {
  if (location.protocol !== "file:") return;

  /** @param {Document} frame @param {string} address @returns {Promise<void>} when the script has run */
  function run(frame, address) {
    const script = frame.createElement("script");
    script.src = address;
    return new Promise((done) => {
      script.addEventListener("load", () => done());
      frame.body.append(script);
    });
  }

  class FrameWorker extends EventTarget {
    /** @param {string | URL} address */
    constructor(address) {
      super();
      const whole = new URL(address, location.href).href;
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      this.inside = /** @type {Window} */ (frame.contentWindow);
      const inner = /** @type {Document} */ (frame.contentDocument);
      Object.assign(this.inside, {
        postMessage: (/** @type {unknown} */ data) => this.dispatchEvent(new MessageEvent("message", { data })),
        // a worker's scripts come one after the other, from addresses relative to its own
        importScripts: (/** @type {string[]} */ ...more) =>
          more.reduce((before, one) => before.then(() => run(inner, new URL(one, whole).href)), Promise.resolve()),
      });
      this.ready = run(inner, whole);
    }

    /** @param {unknown} data */
    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data })));
    }
  }

  Object.assign(window, { Worker: FrameWorker });
})();
