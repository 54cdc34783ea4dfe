"""How a name is prepared before it is compared: script, noise of trade, organisation forms, sound."""
