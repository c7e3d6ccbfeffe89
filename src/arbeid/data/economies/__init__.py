"""One labour market: its entry in the catalogue, its groups and cuts, its years, and families of them."""
