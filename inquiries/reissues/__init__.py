"""All card reissues together: their figures, and the files of sheets to card companies and back.

Law: each reissue is counted once, so that the sums agree. A file of a sheet is written by its maker's word alone, and
of a file that comes back nothing is stored in clear.
"""
