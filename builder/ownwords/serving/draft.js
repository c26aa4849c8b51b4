// Loads the page anew when the draft was built anew, or when its problems were mended.
(function () {
  "use strict";
  var tag = document.currentScript;
  var epoch = Number(tag && tag.getAttribute("data-ow-epoch"));
  function ask() {
    fetch("/livereload/" + epoch + "/" + Date.now())
      .then(function (answer) {
        return answer.ok ? answer.text() : Promise.reject(new Error("no answer"));
      })
      .then(function (text) {
        if (Number(text) > epoch) {
          location.reload();
        } else {
          ask();
        }
      })
      .catch(function () {
        setTimeout(ask, 1000);
      });
  }
  ask();
})();
