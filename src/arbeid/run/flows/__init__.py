"""How people move: a run's demand followed through the labour market, and a shock beside a market at rest."""
