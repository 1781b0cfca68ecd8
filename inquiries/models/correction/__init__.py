"""Who was told what no longer holds, and the letter to them, which one person writes and another approves."""
