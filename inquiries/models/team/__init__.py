"""The desk among itself: who is mentioned in a note, and who takes what first. No customer's page shows any of it."""
