"""The text of a notice: its lines, its outline, and the sentences that can be quoted, with their exact characters."""
