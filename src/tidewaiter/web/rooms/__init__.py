"""The rooms of the workbench, a module each with its USES."""
