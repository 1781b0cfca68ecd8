/* Asks the browser to open tel: links with Hotline. Browsers that cannot leave the button hidden and its reason in sight. */
const button = document.getElementById("register");
const told = document.getElementById("registered");

if (navigator.registerProtocolHandler) {
  button.parentElement.hidden = false;
  told.textContent = "";
  button.addEventListener("click", () => {
    try {
      navigator.registerProtocolHandler("tel", `${location.origin}${button.dataset.opens}#tel=%s`);
      told.textContent = told.dataset.asked;
    } catch {
      told.textContent = told.dataset.refused;
    }
  });
}
