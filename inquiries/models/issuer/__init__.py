"""Card companies as the desk deals with them: their desks, their calls, what they say of the waived fee.

A number is read to a customer only where somebody checked it, and not long ago. An issuer is called back by the
directory's number alone: whoever telephones may say any number.
"""
