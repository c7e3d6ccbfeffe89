"""What there is: lists of the catalogue, the sources and licences, the method."""
