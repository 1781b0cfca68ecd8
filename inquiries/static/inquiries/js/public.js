/* What the public pages do in the browser: nothing but keep card numbers out. */
import "./cards.js";
