"""Reading: from documents to proposed statements, each on its exact passage.

>>> from juncture import reading
>>> document = reading.from_text("The African Union suspended Gabon on 31 August 2023.")
>>> proposal = reading.propose(document)[0]
>>> proposal.fields["type"], proposal.fields["actors"], proposal.passages[0].exact
('SANCTION/discontinue', ('African Union',), 'The African Union suspended Gabon on 31 August 2023')
"""

from juncture.reading.coder.proposal import Proposal, Quoted
from juncture.reading.coder.reading import propose, propose_all
from juncture.reading.documents.document import Block, Document, DocumentError, Evidence, Role
from juncture.reading.documents.loading import from_bytes, from_text, load
from juncture.reading.merging import Merged, Telling, merge

__all__ = [
    "Block",
    "Document",
    "DocumentError",
    "Evidence",
    "Merged",
    "Proposal",
    "Quoted",
    "Role",
    "Telling",
    "from_bytes",
    "from_text",
    "load",
    "merge",
    "propose",
    "propose_all",
]
