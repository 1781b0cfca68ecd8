/* A tel: link was clicked, and the browser put it behind the #: no server and no log has seen it. It is taken out of the
   address at once, and sent to the desk in a form. */
const given = decodeURIComponent(location.hash.replace(/^#tel=/, ""));
history.replaceState(null, "", location.pathname);

const form = document.getElementById("tel");
if (given) {
  form.elements.number.value = given;
  form.submit();
}
