"""The mailboxes that we fetch from. One pass at a time over each, and no mail is marked as read."""
