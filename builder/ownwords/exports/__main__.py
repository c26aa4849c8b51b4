"""`python -m ownwords.exports`: renews the schema of the file of a whole study."""

from .study_format import write_schema

write_schema()
