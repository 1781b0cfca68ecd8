/* What the public pages and the sign-in do in the browser: keep card numbers out, and print. */
import "./cards.js";
import "./print.js";
