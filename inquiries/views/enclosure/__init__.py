"""The library of files that replies may carry: kept by supervisors and headquarters, read by the desk."""
