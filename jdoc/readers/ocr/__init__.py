"""OCR: pictures of pages, read by tesseract where the user wants it."""

from __future__ import annotations

OCR_NEEDS = (
    "tesseract with its data for Japanese (Debian, Ubuntu: apt install tesseract-ocr-jpn tesseract-ocr-jpn-vert;"
    " macOS: brew install tesseract tesseract-lang; Windows: the installer of UB Mannheim, with Japanese)"
)
"""What `--ocr` needs, as messages say it."""
DPI = 300
"""What pages are drawn at: tesseract's models were made for this."""
