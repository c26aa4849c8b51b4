"""What tests the study at the top of this repository. Replace that study and delete this folder."""
