"""What can be cited, as records in the terms of CSL, and the formats that are made from them."""
