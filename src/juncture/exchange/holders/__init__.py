"""Lists of office holders in the manner of Wikidata, as tenures to propose.

A missing end is unknown and never "until today"; a year stays a year; what Wikidata has marked as deprecated is
left out and named. Nothing is known to be public by such a list, so views as known on a day leave it out.
"""
