/* A tel: link was clicked, and the browser put it behind the #: no server and no log has seen it. It is taken out of the
   address at once, and sent to the desk in a form. */
let given = location.hash.match(/^#tel=(.*)/)?.[1] ?? "";
history.replaceState(null, "", location.pathname);
try {
  given = decodeURIComponent(given);
} catch { /* Sent as it came: the desk says that it is no number. */ }

const form = document.getElementById("tel");
if (given) {
  form.elements.number.value = given;
  form.submit();
}
