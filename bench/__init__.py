"""Benchmarks. Each module measures one thing, prints a table and writes JSON beside itself."""
