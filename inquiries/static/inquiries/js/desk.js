/* What the desk does in the browser. Every page is whole without it. */
import "./begin.js";
import "./selection.js";
import "./keys.js";
import "./dialogs.js";
import "./goto.js";
import "./keylist.js";
import "./combobox.js";
import "./pick.js";
import "./mention.js";
import "./clocks.js";
import "./news.js";
import "./toasts.js";
import "./cards.js";
import "./places.js";
import "./typed.js";
import "./narrow.js";
import "./sift.js";
