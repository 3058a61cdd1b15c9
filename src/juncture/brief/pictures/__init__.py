"""Pictures of the record as SVG, drawn on this side so that page, paper and screen show the same one."""
