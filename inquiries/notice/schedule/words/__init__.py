"""The words of a clause. Law: find each word that speaks of time, days or a channel; know nothing of grammar."""
