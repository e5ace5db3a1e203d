"""Peers, side by side: one reader, one judge, one report; a file in `tools` for each peer."""
