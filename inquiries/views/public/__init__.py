"""Public pages: the notice and its answers, the form, and a customer's own inquiry behind a link."""
