// @ts-check
/**
 * Says on `<html>` that scripts run, before anything is painted: what a script folds is folded from the beginning, so that
 * nothing moves. Without it every part of a page stands open.
 */
document.documentElement.classList.add("ow-scripted");
