// For each element that carries text of its own, or is a field: a number for how it is set, or ""
// where it is not seen. Leaves the elements in window.owTexts, in the same order.
() => {
    const READ = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode",
        "backgroundClip", "position", "zIndex", "overflow", "clipPath", "fontSize", "fontWeight", "textShadow",
        "textDecorationLine", "borderBottomStyle", "borderBottomColor", "display", "webkitTextStrokeWidth"];
    const numbers = new Map();
    const number = (text) => {
        let [one, two] = [0x811c9dc5, 0x1000193];
        for (let at = 0; at < text.length; at++) {
            one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
            two = Math.imul(two ^ text.charCodeAt(at), 0x85ebca6b);
        }
        return (one >>> 0).toString(36) + (two >>> 0).toString(36);
    };
    const setting = (element) => {
        if (!element) return "";
        const known = numbers.get(element);
        if (known !== undefined) return known;
        const styles = getComputedStyle(element);
        const off = element.matches(":disabled, [aria-disabled=true], [inert]");
        const own = [element.localName, element.getAttribute("class"), off, ...READ.map((name) => styles[name])];
        for (const part of ["::before", "::after"]) {
            const drawn = getComputedStyle(element, part);
            if (drawn.content !== "none") own.push(part, drawn.backgroundColor, drawn.backgroundImage, drawn.position);
        }
        const found = number(setting(element.parentElement) + own.join("|"));
        numbers.set(element, found);
        return found;
    };
    const speaks = (element) =>
        element.matches("input, select, textarea, button") ||
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    window.owTexts = [...document.body.querySelectorAll("*")].filter(speaks);
    return window.owTexts.map((element) => (element.checkVisibility({ visibilityProperty: true }) ? setting(element) : ""));
}
