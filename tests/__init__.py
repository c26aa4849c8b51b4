"""The tests mirror the package: one file per module, whole small studies under `studies/`."""
