"""Mail. Law: bytes become one ReceivedMail in parsing.py, and nothing further in sees a header or a charset.

What comes in is ledgered before the mail server's copy is moved; what goes out is leased before it is sent.
"""
