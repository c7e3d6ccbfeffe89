"""What Arbeid answers, kept so that two versions of it can be laid side by side.

``python -m pins record FOLDER`` asks everything in ``asked.py`` and keeps each answer as a file;
``python -m pins compare OLD NEW`` says what differs. Record the old one in a checkout of its own.
"""
