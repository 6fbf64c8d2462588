"""Rules of structure: numbers that are left out or come twice, references that lead nowhere, attachments."""
