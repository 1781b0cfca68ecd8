"""The text of a notice: lines, outline, and the sentences that can be quoted. Law: places are exact."""
