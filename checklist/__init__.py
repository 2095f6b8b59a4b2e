"""Plain-text accounting for promises: one list, judged, reviewed and told."""

__version__ = "0.1.0"
