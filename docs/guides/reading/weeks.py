"""Which weeks had detentions of officials in the Sahel?"""

import duckdb

SAHEL = ["BFA", "MLI", "MRT", "NER", "TCD"]

weeks = duckdb.execute(
    """
    select date_trunc('week', date::date)::date::text as week, count(*) as detentions,
           list(doc order by doc) as documents
    from 'events.parquet'
    where event = 'COERCE' and mode = 'arrest' and voice not in ('denied', 'planned', 'conditional')
      and list_has_any(countries, $sahel)
      and list_has_any(recipient_sector, ['GOV', 'LEG', 'JUD', 'OPP', 'ELI'])
    group by week order by week
    """,
    {"sahel": SAHEL},
).fetchall()
for week, detentions, documents in weeks:
    print(f"week of {week}: {detentions}, told in {', '.join(documents)}")
