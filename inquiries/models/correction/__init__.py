"""Who was told what no longer holds, and the letter to them, which two people sign."""
