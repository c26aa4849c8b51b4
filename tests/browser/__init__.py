"""Tests that need a browser, and how it is found."""
