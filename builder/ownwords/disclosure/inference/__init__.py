"""What can be worked out about somebody from everything that is published."""
