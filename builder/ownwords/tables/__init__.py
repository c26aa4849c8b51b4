"""Writes a study's tables as a workbook, as CSV or as YAML, and turns one into another.

What is written is read back before anything is put in place: a conversion that changed the study is
never kept.
"""

from .convert import FORMS, Conversion, convert
from .ids import fresh_ids

__all__ = ["FORMS", "Conversion", "convert", "fresh_ids"]
